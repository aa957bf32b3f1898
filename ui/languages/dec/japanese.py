"""The sentences of the page `dec` in Japanese."""

JAPANESE: dict[str, str] = {
    "app.dec": "DEC",
    "dec.question": "10個の数で数字は表せる？ 10個の中心ですべての数字は？",
    "dec.lead": "Deep Embedded Clustering を三幕で。ラベルは一つも使いません。",
    "dec.acts": "幕",
    "dec.act.squeeze": "1 圧縮",
    "dec.act.centres": "2 十の中心",
    "dec.act.refine": "3 磨く",
    "dec.story.squeeze": (
        "第1幕。積層オートエンコーダが784画素を10個の数に押し込み、そこから画像を描き直すことを学びます。"
        "まず一層ずつ、次に全層まとめて。"
    ),
    "dec.story.centres": (
        "第2幕。k-means が10次元のコードの密なところに {n} 個の重心を置きます（20回の試行の最良）。"
    ),
    "dec.story.kmeans": "テスト画像の {accuracy} はすでに自分の数字の仲間の中にいます。",
    "dec.story.refine": (
        "第3幕。どの画像も半ば属している重心へ引き寄せられ、コードと重心が一緒に動きます。"
    ),
    "dec.outcome.live": "k-means 直後の {before} から、{updates} 回の更新で今 {after}。",
    "dec.outcome.tolerance": (
        "{before} から {updates} 回の更新で {after} へ。クラスタを変えた画像が 0.1% を切り、"
        "自ら止まりました。"
    ),
    "dec.outcome.max_updates": "{before} から、与えられた {updates} 回の更新で {after} へ。",
    "dec.outcome.user": "{before} から、これまで {updates} 回の更新で {after} へ。",
    "dec.why_untrained": (
        "第1幕を飛ばしました。学習していないコードは形よりも太さや傾きを残すので、中心は混ざりものをつかみ、"
        "第3幕はそれを鋭くするだけです。"
    ),
    "dec.stage.finetune": "全層まとめて",
    "dec.yours": "あなたの絵",
    "dec.waking": "オートエンコーダを起こしています…",
    "dec.chain.given": "あなたの絵",
    "dec.chain.example": "テスト画像（自分でも描けます）",
    "dec.chain.untrained": "学習前",
    "dec.chain.layer-1": "第1層の後",
    "dec.chain.layer-2": "第2層の後",
    "dec.chain.layer-3": "第3層の後",
    "dec.chain.layer-4": "第4層の後",
    "dec.chain.finetune": "微調整の後",
    "dec.chain.cluster": "クラスタリングの後",
    "dec.code": (
        "最後に残るのは {n} 個の数だけ。"
        "クラスタ {cluster}（「{name}」を表す）に入ります（q = {q}）。"
    ),
    "dec.borrowed": (
        "この学習は {run} のオートエンコーダを引き継ぎました。その第1幕を表示しています。"
    ),
    "dec.squeeze.moment": "{stage} · エポック {epoch} · 開始から {seconds} 秒",
    "dec.squeeze.given": "10枚のテスト画像",
    "dec.squeeze.returned": "復元",
    "dec.squeeze.given_alt": "0から9まで10枚のテスト画像",
    "dec.squeeze.returned_alt": "ネットワークによる復元：{stage}、エポック {epoch}",
    "dec.squeeze.loss": "損失（段階ごとに別の目盛り）",
    "dec.squeeze.player": "オートエンコーダの記録。スペースで再生、矢印キーでコマ送り。",
    "dec.map.player": "コードの記録。スペースで再生、矢印キーでコマ送り。",
    "dec.map.play": "再生",
    "dec.map.pause": "一時停止",
    "dec.map.back": "1コマ戻る",
    "dec.map.forth": "1コマ進む",
    "dec.map.scrub": "記録の時点",
    "dec.map.speed": "速さ",
    "dec.map.locale": "ja",
    "dec.map.map": "テスト画像の地図（三角は重心）",
    "dec.map.moment": "更新 {update} · 正解 {accuracy} · {seconds} 秒",
    "dec.map.kmeans": "k-means 直後、更新前 · 正解 {accuracy}",
    "dec.map.bars": "やわらかい割り当て q と目標 p",
    "dec.map.q": "q 今",
    "dec.map.p": "p 目標",
    "dec.map.picked": "テスト画像 {row}（{label}）は「{name}」のそば：q {q}、p {p}",
    "dec.map.pair": "クラスタ {cluster}（{name}）：q {q}、p {p}",
    "dec.map.confusion": "数字とクラスタ",
    "dec.map.right": "テスト画像 10,000 枚の {accuracy} が正解",
    "dec.map.cell": "{label} の画像 {count} 枚がクラスタ {cluster} に",
    "dec.map.changed": "クラスタを変えた割合",
    "dec.map.accuracy": "テスト正解率",
    "dec.map.stop": "{share} 未満で停止",
    "dec.map.first": "k-means",
    "dec.map.update": "更新 {update}",
    "dec.map.by": "色",
    "dec.map.by_digit": "数字",
    "dec.map.by_cluster": "クラスタ",
    "dec.map.images": "枚数",
    "dec.map.legend": "一つの数字だけを見る",
    "dec.map.hint": (
        "画像をクリックすると、半ば属する先がわかります。クラスタを変えたばかりの画像には輪が光ります。"
        "色のラベルは見る人のためのもので、学習では一度も使いません。"
    ),
    "dec.map.hint_still": "色のラベルは見る人のためのもので、学習では一度も使いません。",
    "dec.map.hovered": "テスト画像 {row}：{label}\nクラスタ {cluster}（「{name}」を表す）",
    "dec.map.head_centre": "表す数字",
    "dec.map.head_near": "最も近い",
    "dec.map.head_members": "テスト画像の数字の内訳",
    "dec.map.head_count": "枚数",
    "dec.map.pure": "{share} が {name}",
    "dec.honest": (
        "この地図は t-SNE です。隣り合う関係は信じてよいのですが、群れの間の距離や大きさ、"
        "隙間には意味がありません。計算は10次元で行われます。"
    ),
    "dec.duel": "論文 | 記事",
    "dec.duel.help": "並べて見る：論文の距離の二乗と、記事の距離そのもの",
    "dec.differ.kernels": (
        "同じオートエンコーダ、同じシードで、カーネルだけが違います。二乗では q が急に落ち、"
        "近い重心が画像をほぼ独り占めします。距離そのままでは遠い重心にも取り分が残り、"
        "q は平らに始まり、目標の引きも弱くなります。"
    ),
    "dec.differ.more": "段階、見え方の変化、シード、オートエンコーダのいずれかが違います。",
    "dec.differ.run": (
        "{run}：最大の q の平均は k-means 直後 {sure_before}、最後は {sure_after}。"
        "正解率は {updates} 回の更新で {before} → {after}。"
    ),
    "dec.advanced": "各段階の長さ",
    "dec.advanced.hint": "0 にするとその段階を飛ばします。",
    "dec.layer_epochs": "4組の層それぞれのエポック数",
    "dec.finetune_epochs": "全層まとめてのエポック数",
    "dec.max_updates": "p の更新回数の上限",
    "dec.recipe.quick": "短く三幕すべて",
    "dec.recipe.quick.shows": "短いオートエンコーダ、それからクラスタ。3分以内。",
    "dec.recipe.clustering": "第2・3幕だけ",
    "dec.recipe.clustering.shows": "付属のオートエンコーダを引き継ぎます。1、2分。",
    "dec.recipe.post-kernel": "記事のカーネル",
    "dec.recipe.post-kernel.shows": "同じ学習を、論文の二乗の代わりに距離そのもので。",
    "dec.recipe.paper": "論文どおりの画像",
    "dec.recipe.paper.shows": "回転やずらしなし。精度は下がり、時間もかかります。",
    "dec.recipe.full": "完全なレシピ",
    "dec.recipe.full.shows": "付属のものと同じ。少し回してずらした画像で、全エポック。",
    "dec.recipe.own": "自分で決めた長さ",
    "dec.recipe.untrained": "失敗例：オートエンコーダなし",
    "dec.recipe.untrained.shows": "誰も学習させていないネットワークのコードに k-means を。",
    "dec.in_layer": "4層中の第{layer}層、エポック {epoch} / {n}",
    "dec.in_finetune": "全層まとめて、エポック {epoch} / {n}",
    "dec.in_cluster": "磨いています、更新 {epoch} / 最大 {n}",
    "dec.between": "k-means が20回試しています",
    "dec.stage_left": "この段階は残り {time}",
    "dec.no_start": (
        "引き継ぐはずのオートエンコーダがありません。完全なレシピを学習するか、"
        "自前で学習するレシピを選んでください。"
    ),
    "dec.diverged": "レシピの学習率でやり直してください。",
    "dec.later": "まだです。この学習はもっと前の幕にいます",
    "dec.later.squeeze": "最初の画像は最初のエポックの後に届きます。",
    "dec.later.centres": "オートエンコーダが仕上がると第2幕です。それまでは第1幕をどうぞ。",
    "dec.later.refine": "k-means の後に第3幕です。それまでは第1幕をどうぞ。",
    "dec.skipped.squeeze": (
        "この学習は第1幕を飛ばしました。オートエンコーダは学習していません。"
        "第2幕で、k-means がそんなコードをどう扱うか見てください。"
    ),
    "dec.skipped.refine": "この学習は k-means で終わりました。更新は求められていません。",
    "dec.nothing": "この学習はこの幕の前に終わったか、記録が失われました。",
    "dec.none": "まだ何もありません",
    "dec.none_body": "学習を始めてください。短いレシピなら3分以内に三幕すべてを見られます。",
    "dec.how.first": (
        "**第1幕。** ネットワークは回したりずらしたりした画像を見て、毎回ユニットの5分の1を失い"
        "ながら、画像をまるごと描き直します。全層をまとめて学ぶときは、画像のコードが近い隣の画像を言い当てることも"
        "求めます。論文では画像の復元だけです。"
    ),
    "dec.how.q": (
        "**やわらかい割り当て。** 画像 i のコード z がクラスタ j の重心 μ にどれだけ属するか。"
        "距離の Student の t カーネルです（Xie ほか 2016）。"
    ),
    "dec.how.p": (
        "**目標。** 同じ割り当てを二乗して配り直します。ありそうなものはさらにありそうに、"
        "大きなクラスタはその大きさ f で抑えられます。"
    ),
    "dec.how.kl": "**損失。** q が p に近づくように、コードと重心が動きます：",
    "dec.how.post": (
        "よく読まれている記事は、論文の二乗の代わりに距離そのものを使います。"
        "「論文 | 記事」で二つの記録を並べて見られます。"
    ),
    "dec.fails": (
        "**見るための失敗。** 第1幕を飛ばすと、k-means は誰も学習させていないコードを分けます。"
        "p は q 自身から作られるので、間違った思い込みも正しいものと同じように鋭くなります。"
    ),
    "dec.failure.show": "オートエンコーダなしの学習を見る",
    "dec.failure.train": "オートエンコーダなしで学習（約1分）",
}
