"""The sentences of the page `mine` in Japanese."""

JAPANESE: dict[str, str] = {
    "app.mine": "相互情報量",
    "mine.question": "一つのものは、もう一つについてどれだけ教えてくれる？",
    "mine.lead": (
        "相互情報量とは、X を見たあとで Y の不確かさがどれだけ減るかです。"
        "互いに無関係ならゼロです。"
    ),
    "mine.train": "MINE を学習",
    "mine.run": "表示する実行",
    "mine.choose": "ここにはまだ実行がありません",
    "mine.blow_up": "発散させる",
    "mine.blow_up_run": "ρ = {rho} · 発散",
    "mine.burst": (
        "この実行は発散しました。ρ がこれほど急だと、わずかな他人の exp(T) が平均を支配し、"
        "勾配は偏って荒れます。この学習率では一歩ごとに T が遠くへ飛びます。log-mean-exp が"
        "なければ exp(T) の桁あふれを防ぐものはありません。"
    ),
    "mine.burst_live": "その場で発散させる",
    "mine.preset": "レシピ",
    "mine.preset.quick": "慎重",
    "mine.preset.quick.shows": "大きなバッチ、log-mean-exp、補正した勾配。約 15 秒。",
    "mine.preset.uncorrected": "小さなバッチ",
    "mine.preset.uncorrected.shows": "1 ステップ 50 組、補正なし。バッチの値が甘くなります。",
    "mine.preset.blow-up": "発散",
    "mine.preset.blow-up.shows": "急な雲、exp(T) をそのまま計算、学習率 6。",
    "mine.rho": "相関 ρ",
    "mine.batch": "1 ステップの組数",
    "mine.rate": "最大の学習率",
    "mine.average": "移動平均で勾配を補正",
    "mine.average.help": (
        "ln E[exp T] の勾配はバッチ平均で割ります。代わりに移動平均で割ると、偏りの大半が消えます。"
    ),
    "mine.stable": "Log-mean-exp",
    "mine.stable.help": (
        "exp(T) を作る前に最大の T をくくり出すので、桁あふれしません。オフなら式のまま計算します。"
    ),
    "mine.how_information": (
        "相互情報量は、組を「他人」（別々の組から取った x と y）と比べます。二つの正規分布の数なら"
        "公式があります。1 ナットは 1.44 ビットです。"
    ),
    "mine.how_bound": (
        "MINE に公式はいりません。小さなネットワーク T が組と他人に点をつけ、Donsker と Varadhan の"
        "下界を押し上げるように学びます。下界は偶然を除いて真の値を超えず、T が対数密度比"
        "（定数の差は自由）になったとき真の値に届きます。"
    ),
    "mine.how_fails": ("**失敗するとき。** ρ = 0.99、exp(T) そのまま、高い学習率では発散します："),
    "mine.note.counting": "数えるとなぜずれる？",
    "mine.note.counting.body": (
        "2,000 組では 1,600 個のマスは埋まりません。偶然一組が入ったマスは規則のように見えるため、"
        "細かいマスは ρ = 0 でも情報を作り出し、粗いマスはあるものをぼかします。"
    ),
    "mine.note.flatters": "バッチの値はなぜ甘い？",
    "mine.note.flatters.body": (
        "下界からは exp(T) の平均の対数を引きます。exp(T) が巨大な珍しい他人は多くのバッチに"
        "現れず、平均は小さすぎ、下界は高すぎになります。バッチが小さいほど顕著です。"
        "新しい 200,000 組が真実を語ります。"
    ),
    "mine.note.surface": "この面は何を示す？",
    "mine.note.surface.body": (
        "オレンジは他人どうしより組でよく出会う値、青はまれな値です。完全な T は定数（ここでは"
        "差し引き済み）を除いて隣の真の面と一致します。組がほとんど来ない隅は誤ったままでも、"
        "下界は気づきません。"
    ),
    "mine.part": "何を測るか",
    "mine.part.numbers": "二つの数",
    "mine.part.images": "一つの数字の二つの見え方",
    "mine.dims": "{n} 個の数",
    "mine.latent_dim": "画像あたりの数",
    "mine.epochs": "エポック",
    "mine.takes": "このマシンが前回の学習と同じ速さなら約 {time}。",
    "mine.no_run": "画像の実行はまだありません。",
    "mine.no_run_body": (
        "「MINE を学習」から始めてください。3 エポックは数分で、エポックごとにグラフが伸びます。"
        "離れても学習は続きます。"
    ),
    "mine.first_epoch": "最初のエポックの途中です。値はその終わりに出ます。",
    "mine.chart_bound": "未使用の組での下界（ナット）",
    "mine.chart_accuracy": "線形分類器（各エポック後）",
    "mine.chart_dims": "次元と正解率",
    "mine.book": "書籍 93.86%",
    "mine.book_note": (
        "テスト画像での正解率。分類器は学習画像の潜在表現だけで当てはめます。書籍（Atienza）は"
        "同じテスト画像で当てはめて採点したため、甘い値です。各エポック後は 10,000 枚、最後は全部で"
        "当てはめます。MINE 自身はラベルを一切見ません。"
    ),
    "mine.pairs_title": "どの二つが組？",
    "mine.pairs_note": (
        "各画像の下の数は、二つが同じ画像の見え方だ（オレンジ）、または他人だ（青）と T が言う強さ"
        "（ナット）です。どの画像も学習に使っていません。組での平均が下界です。"
    ),
    "mine.view_first": "第一の見え方",
    "mine.view_second": "第二の見え方",
    "mine.view_stranger": "他人の見え方",
    "mine.score": "T：{nats} ナット",
    "mine.loading": "ネットワークを読み込んでいます。",
    "mine.unreadable": "この実行のネットワークを読み込めません：{reason}",
    "mine.drawing_title": "あなたの絵を潜在表現から読む",
    "mine.draw": "数字を描くと、線形分類器が潜在表現だけから読み取ります。",
    "mine.no_classifier": (
        "この実行にはまだ分類器がありません。「python -m core evaluate RUN --save」で作れます。"
    ),
    "mine.verdict": "{digit}、{share}",
    "mine.to_map": "10,000 個の数字が置かれた地図を見る →",
    "mine.how_images": (
        "エンコーダ Φ は画像を少数の数にします。T は二つの潜在表現（同じ画像の二つの見え方、または"
        "他人どうし）を見ます。両者は下界を押し上げるように学ぶので、潜在表現には二つの見え方に"
        "共通なもの、とりわけ数字が残り、傾き・ずれ・ざらつきは捨てられます。"
    ),
    "mine.how_images_fails": (
        "**失敗するとき。** n 組からは ln n ナットを大きく超える保証はできません。また下界が"
        "報いるのは*画像*の区別であって数字の区別ではなく、別の人が書いた二つの 3 は他人です。"
    ),
    "mine.stage.pairs": "2,000 組の (X, Y)",
    "mine.stage.hint": "ドラッグで傾けます。色つきは数えるマス。",
    "mine.stage.learned": "T が学んだもの",
    "mine.stage.truth": "真の姿",
    "mine.stage.rare": "まれ",
    "mine.stage.often": "偶然より多い",
    "mine.stage.flat": "地図",
    "mine.stage.raised": "立体",
    "mine.stage.train": "ここで学習",
    "mine.stage.absent": "ρ\u00a0=\u00a0{rho} ではまだ学習していません。",
    "mine.stage.wakes": "新しいネットワークが起動中です。",
    "mine.stage.none": "この相関では未学習",
    "mine.stage.seen": "下界は {estimate} ナット",
    "mine.stage.exact": "公式",
    "mine.stage.histogram": "数える",
    "mine.stage.mine": "MINE",
    "mine.stage.nats": "ナット",
    "mine.stage.nothing": "数値なし",
    "mine.stage.counting": "数えるマス",
    "mine.stage.axis": "相関 ρ",
    "mine.stage.slider": "雲の相関",
    "mine.stage.spoken": "ρ = {rho}。公式 {exact} ナット、数える {counted} ナット",
    "mine.stage.fresh": "MINE（新しい組）",
    "mine.stage.batch": "学習バッチ",
    "mine.stage.moment": "ステップ {step} · {seconds} 秒",
    "mine.stage.play": "再生",
    "mine.stage.pause": "一時停止",
    "mine.stage.follow": "ライブ",
    "mine.stage.scrub": "学習の時点",
}
