"""The sentences of the page `watch` in Japanese."""

JAPANESE: dict[str, str] = {
    "app.watch": "学習を見る（IIC）",
    "watch.question": "誰も名前を教えなくても、ネットワークは数字を見つけられるか？",
    "watch.lead": "ラベルを一つも使わずに、同時確率行列が対角になる様子を見よう。",
    "state.paused": "一時停止中",
    "watch.seed": "シード {seed}",
    "watch.pair.alphas": "α = 1 | 10",
    "watch.pair.alphas.help": "並べて比べる：純粋な相互情報量と、全クラスタを使わせる強い圧力",
    "watch.pair.views": "変形 1 | 4",
    "watch.pair.views.help": "並べて比べる：回転だけと、すべての変形",
    "watch.pair.stuck": "停滞 | 成功",
    "watch.pair.stuck.help": "並べて比べる：行き詰まった学習と、そうでない学習",
    "watch.group": "何を見たいですか？",
    "watch.group.whole": "学習の全体",
    "watch.group.views": "変形を一つずつ",
    "watch.group.alpha": "重み α",
    "watch.group.failures": "わざと失敗させる",
    "watch.group.book": "書籍のネットワーク",
    "watch.recipe.quick": "高速レシピ",
    "watch.recipe.quick.shows": "1分以内に数字が現れ、全体でも4分以内に終わる。",
    "watch.recipe.post": "元記事のレシピ",
    "watch.recipe.post.shows": "記事どおりの α = 10 と四つの変形。ノートPCでは数時間かかる。",
    "watch.recipe.post-alpha-1": "元記事のレシピ、α = 1",
    "watch.recipe.post-alpha-1.shows": (
        "純粋な相互情報量の場合。クラスタが融合しやすい。これも数時間。"
    ),
    "watch.recipe.rotation": "回転だけ",
    "watch.recipe.rotation.shows": "二つの見え方の違いは25°までの回転だけ。",
    "watch.recipe.shear": "せん断だけ",
    "watch.recipe.shear.shows": "二つの見え方の違いは傾きだけ。",
    "watch.recipe.binarisation": "二値化だけ",
    "watch.recipe.binarisation.shows": "片方は白黒だけ。これで数字を学べるか？",
    "watch.recipe.noise": "ノイズだけ",
    "watch.recipe.noise.shows": "違いは粒状のノイズだけで、学ぶ手がかりがほとんどない。",
    "watch.recipe.four": "四つすべて",
    "watch.recipe.four.shows": "記事のように、回転・せん断・二値化・ノイズを同時に。",
    "watch.recipe.alpha-1": "α = 1",
    "watch.recipe.alpha-1.shows": (
        "純粋な相互情報量。空のまま、または融合したままのクラスタが残りうる。"
    ),
    "watch.recipe.alpha-10": "α = 10",
    "watch.recipe.alpha-10.shows": "全クラスタを均等に使わせる強い圧力。融合は減るが、到達は遅い。",
    "watch.recipe.identical": "同一の見え方",
    "watch.recipe.identical.shows": "両方が同じ画像。P は対角になるが、クラスタは数字ではない。",
    "watch.recipe.merged": "融合したペア",
    "watch.recipe.merged.shows": (
        "α が小さすぎて二つの数字が一つのクラスタに入り、別のクラスタは空か数字の一部になる。"
    ),
    "watch.recipe.collapsed": "崩壊したヘッド",
    "watch.recipe.collapsed.shows": "α が極端に小さく、ほぼすべての画像が同じクラスタに落ちる。",
    "watch.recipe.book-crops": "書籍のVGG、ランダムな切り抜き",
    "watch.recipe.book-crops.shows": "片方は16〜20画素のランダムな切り抜きを拡大したもの。",
    "watch.recipe.book-rotation": "書籍のVGG、回転",
    "watch.recipe.book-rotation.shows": "片方は20°まで回転したもの。",
    "watch.n_heads": "サブヘッド数",
    "watch.damaged": "壊れたスナップショット {n} 個を除きました。",
    "watch.unreadable": (
        "この学習のスナップショットはすべて壊れていて読めません。同じシードでもう一度始めれば同じ"
        "ものができます。"
    ),
    "watch.no_film": "この学習はスナップショットを残していないため、再生できません。",
    "watch.none": "まだ見るものがありません。",
    "watch.none_body": (
        "「学習を始める」を押してレシピを選び、開始してください。約10秒で最初の行列が動き出します。"
    ),
    "watch.merged": (
        "ヘッド {head} が行き詰まり：クラスタ {full} に二種類の画像が入り、クラスタ {idle} はほぼ"
        "空です。"
    ),
    "watch.merged_split": (
        "ヘッド {head} が行き詰まり：クラスタ {full} に二種類の画像が入り、クラスタ {one} と "
        "{other} が一種類を分け合っています。"
    ),
    "watch.collapsed": (
        "ヘッド {head} は崩壊：クラスタ {cluster} など少数がほぼすべての画像を集めています。"
    ),
    "watch.told_apart": (
        "ヘッド {head} は画像ではなく二つの見え方を区別しています：見え方ごとにクラスタが分かれて"
        "います。"
    ),
    "watch.reseeded": "再初期化しました。",
    "watch.restarted": "ネットワークを最初からやり直しました。",
    "watch.player.joint": "同時確率行列 P",
    "watch.player.confusion": "数字 × クラスタ",
    "watch.player.viewer": "ラベルは見る人のためだけ",
    "watch.player.scale": "≥ {top}",
    "watch.player.moment": "{seconds} 秒 · エポック {epoch} · ステップ {step} · α = {alpha}",
    "watch.player.trace": "対角に {trace}",
    "watch.player.matched": "一致 {accuracy}",
    "watch.player.joint_alt": "ヘッド {head} の同時確率行列：対角に {trace}",
    "watch.player.confusion_alt": "ヘッド {head} の混同行列（数字×クラスタ）：一致 {accuracy}",
    "watch.player.count": "「{label}」{total} 枚中 {count} 枚がクラスタ {cluster}",
    "watch.player.at": "ステップ {step}：",
    "watch.player.axis": "学習ステップ",
    "watch.player.information": "相互情報量",
    "watch.player.loss": "損失",
    "watch.player.strip": "各ヘッドの正解率：{accuracy}",
    "watch.player.player": "学習の映像。スペースで再生、矢印キーで一コマずつ。",
    "watch.player.scrub": "時点",
    "watch.player.speed": "速度",
    "watch.player.follow": "ライブ",
    "watch.player.play": "再生",
    "watch.player.pause": "一時停止",
    "watch.player.heads": "ヘッド",
    "watch.player.over": "50 個の過剰クラスタ",
    "watch.player.columns": "クラスタ",
    "watch.player.sorted": "数字順",
    "watch.player.raw": "そのまま",
    "watch.save_gif": "GIF",
    "watch.save_npz": "配列（npz）",
    "watch.save_csv": "曲線（CSV）",
    "watch.how": (
        "**P** は、画像の一方の見え方がクラスタ i に、他方がクラスタ j に入る確率をバッチで平均し"
        "たものです。IIC は両者の相互情報量を高めるので、P は対角になり、すべてのクラスタが使われ"
        "ます。高速レシピのように α が下がるときは、情報量が増えても損失は上がります。行と列の順序"
        "、混同行列、正解率はラベルを使いますが、見る人のためだけです。"
    ),
    "watch.fails": (
        "**失敗を見る。**「学習を始める」の「わざと失敗させる」を選んでください。同一の見え方では "
        "P は完全に対角でも、クラスタは数字になりません。α が小さすぎると二つの数字が一つのクラス"
        "タに入り、P だけを見てもそれが分かります。"
    ),
    "watch.walk": "一つのバッチを順に追う",
    "watch.walk_lead": (
        "一枚の画像とその双子から、最大化される数まで。値はすべてこの学習の実物です。"
    ),
    "watch.walk_open": "分解して見る",
    "watch.walk_loading": "ネットワークを読み込んでいます。ページはそのまま使えます。",
    "watch.walk_missing": "この学習のネットワークを読み込めませんでした：{reason}",
    "watch.walk_image": "バッチの画像",
    "watch.walk_head": "ヘッド",
    "watch.walk.pair": "**1.** 一枚の画像と、そこから作った二つの見え方。",
    "watch.walk.answers": "**2.** それぞれへのネットワークの答え：10個の確率。",
    "watch.walk.outer": "**3.** 二つの外積：どのクラスタが出会うか。",
    "watch.walk.average": "**4.** バッチの500組の平均。",
    "watch.walk.joint": "**5.** 対称化したもの：P。どちらの見え方が先かは問わない。",
    "watch.walk.marginal": "**6.** 周辺分布：各クラスタの使われ方。",
    "watch.walk.information": "**7.** そして一つの数。",
    "watch.walk_number": "I = {number} nats。最大は ln C = {most}。",
    "watch.walk_original": "画像",
    "watch.walk_first": "一つ目の見え方",
    "watch.walk_second": "二つ目の見え方",
    "watch.walk_alt.outer": "この組の外積。トレースは",
    "watch.walk_alt.average": "バッチの平均。トレースは",
    "watch.walk_alt.joint": "P。トレースは",
}
