"""The sentences of the page `kana_lab` in Japanese."""

JAPANESE: dict[str, str] = {
    "app.kana_lab": "かな実験室",
    "kana_lab.lesson": "課題",
    "kana_lab.why": "なぜか",
    "kana_lab.layers": "一層か多層か",
    "kana_lab.layers.question": "畳み込みは一層だけの網に何を加えるのか",
    "kana_lab.layers.lead": "同じ71文字の合成データを、一層の網、記事の網、私たちの網に。",
    "kana_lab.layers.found": (
        "{step}ステップの後、一層の網は{first}、記事の畳み込みネットワークは{second}。差は{gap}。"
    ),
    "kana_lab.layers.deep": (
        "毎ステップ新しい画像で学ぶ、より深い私たちの網は{step}ステップで{share}。"
    ),
    "kana_lab.layers.why": (
        "一層の網は文字ごとに各画素へ重みを与えるだけなので、二画素ずれた線は別の線に見えます"
        "。学習画像(破線)は覚えても、新しい書き手には通じません。畳み込みは同じ線をどこでも探"
        "し、プーリングは位置の細かなずれを許します。画像が毎回新しければ、暗記するものがあり"
        "ません。"
    ),
    "kana_lab.rate": "学習率",
    "kana_lab.rate.question": "なぜ学習率を下げるのか",
    "kana_lab.rate.lead": "同じネットワークで、一定の歩幅、縮む歩幅、大きすぎる歩幅。",
    "kana_lab.rate.found": (
        "{step}ステップの後、一定の学習率では{first}、下げていくと{second}。差は{gap}。"
    ),
    "kana_lab.rate.lost": (
        "一定の{rate}ではステップ{step}あたりで発散し、当てずっぽうと変わらなくなります。"
    ),
    "kana_lab.rate.held": "一定の{rate}でも{step}ステップでは発散せず、正解率は{share}です。",
    "kana_lab.rate.why": (
        "大きな歩幅は谷へ速く下りますが、谷底を飛び越え続けます。縮む歩幅は落ち着きます。"
        "大きすぎると一歩ごとに反対側の斜面をより高く登り、やがてどの画像にも同じ答えを返します。"
    ),
    "kana_lab.tried": "これまでに試した一定の学習率(自分の実行を含む)",
    "kana_lab.dropout": "ドロップアウト",
    "kana_lab.dropout.question": "網の半分を切って何が得られるのか",
    "kana_lab.dropout.lead": "ずっと同じ割合のドロップアウトと、学習とともに増える割合。",
    "kana_lab.dropout.found": (
        "{step}ステップの後、常に半分を切ると{first}、割合を増やしていくと{second}。差は{gap}。"
    ),
    "kana_lab.dropout.why": (
        "学習に使った画像では、網はすぐにほとんど間違えなくなります。暗記したのです。"
        "ドロップアウトは毎ステップ無作為にユニットを外し、互いに頼り切れないようにします。"
        "破線と実線の隔たりが、その相手です。予定表は初めに速く学ばせ、後で暗記を禁じます。"
    ),
    "kana_lab.recipe.linear": "ソフトマックス回帰",
    "kana_lab.recipe.linear.shows": "784画素の重み付き和を71個、それだけ。",
    "kana_lab.recipe.constant": "CNN、一定の学習率{rate}",
    "kana_lab.recipe.constant.shows": "5×5×32、プール、5×5×64、プール、1024ユニット、半分を除外。",
    "kana_lab.recipe.deep": "より深い私たちのCNN",
    "kana_lab.recipe.deep.shows": "3×3の畳み込み五つ、毎ステップ新しい画像、下がる学習率。",
    "kana_lab.recipe.falling": "CNN、下がる学習率",
    "kana_lab.recipe.falling.shows": "学習率は全体の半分で十分の一に、四分の三でさらに十分の一に。",
    "kana_lab.recipe.diverging": "CNN、一定の学習率{rate}",
    "kana_lab.recipe.diverging.shows": "普段よりはるかに高い学習率。失敗させるためのものです。",
    "kana_lab.recipe.dropout": "CNN、下がる学習率、増えるドロップアウト",
    "kana_lab.recipe.dropout.shows": "除外する割合が20%から70%へ増えます。",
    "kana_lab.train": "学習させる",
    "kana_lab.own": "自分の実行",
    "kana_lab.bundled": "付属の実行だけ",
    "kana_lab.rate_label": "一定の学習率",
    "kana_lab.length": "ステップ数",
    "kana_lab.step": "ステップ",
    "kana_lab.validation_accuracy": "検証画像での正解率",
    "kana_lab.accuracy": "学習画像での正解率",
    "kana_lab.loss": "損失(ナット)",
    "kana_lab.learning_rate": "学習率",
    "kana_lab.guessing": "当てずっぽう: ln 71",
    "kana_lab.chart_accuracy": "正解率(検証画像)、横軸はステップ",
    "kana_lab.chart_accuracy_dashed": "正解率(実線は検証画像、破線は学習画像)",
    "kana_lab.chart_loss": "学習画像での損失(ナット)、横軸はステップ",
    "kana_lab.chart_learning_rate": "学習率",
    "kana_lab.chart_dropout": "除外されるユニットの割合",
    "kana_lab.diverged": "発散",
    "kana_lab.near": "ステップ{step}付近",
    "kana_lab.after_step": "ステップ{step}の後",
    "kana_lab.no_epoch": "まだ数値なし",
    "kana_lab.first_epoch": "最初の250ステップを学習中です。終わると曲線が始まります。",
    "kana_lab.burst": (
        "この実行は発散しました。損失がもう数ではありません。このネットワークには学習率が高すぎます。"
        "小さくするか、下げていってください。"
    ),
    "kana_lab.none": "まだ曲線がありません。",
    "kana_lab.none_body": (
        "「学習させる」を押して、この課題のネットワークを一つ始めてください。"
        "1,000ステップは一、二分です。曲線は250ステップごとに伸びます。離れても実行は続きます。"
    ),
    "kana_lab.table.caption": "記事の測定と、ここでの測定",
    "kana_lab.table.trained": "学習",
    "kana_lab.table.posted": "記事、ETL8",
    "kana_lab.table.here": "ここ、合成データ",
    "kana_lab.table.difference": "差",
    "kana_lab.table.real": "実際の手書き",
    "kana_lab.table.note": (
        "画像は三種類あります。記事のETL8は人が書いたものです。ここのデータは合成で、KanjiVGの"
        "筆画と手書き風フォントからプログラムが書き、人の手によるものではありません。"
        "値は学習に使わない書き手とフォントのもので、実行の終わりはテスト画像、途中は検証画像"
        "です。「実際の手書き」はOmniglotの46文字460枚で、学習には一度も使っていません。"
        "ですから差は学習だけでなくデータの違いも表します。"
    ),
    "kana_lab.post.linear_10k": "ソフトマックス、10,000ステップ",
    "kana_lab.post.linear_100k": "ソフトマックス、100,000ステップ",
    "kana_lab.post.constant_10k": "CNN、一定の学習率、10,000ステップ",
    "kana_lab.post.constant_15k": "CNN、一定の学習率、ステップ15,000",
    "kana_lab.post.falling": "CNN、下がる学習率",
    "kana_lab.post.dropout": "CNN、下がる学習率、ドロップアウトの予定表",
    "kana_lab.post.deep": "より深い私たちのCNN",
    "kana_lab.diverges": "発散",
    "kana_lab.diverged_at": "ステップ{step}付近で発散",
    "kana_lab.after": "{share}(ステップ{step}の後)",
    "kana_lab.goes_on": "学習は続く: {share}",
    "kana_lab.points": "{number}ポイント",
    "kana_lab.how_loss": (
        "ここのネットワークは画像から71個の数zを作ります。ソフトマックスがそれを確率に変え、"
        "損失は正解yにどれだけ驚くかをB枚の画像で平均したものです。"
        "当てずっぽうの損失は ln 71 = 4.26 ナットです。"
    ),
    "kana_lab.how_layers": (
        "ソフトマックス回帰は画素から直接 z = Wx + b を作ります。"
        "CNNはその前に、プーリング付きの畳み込みを二つと1,024ユニットの層を置きます。"
    ),
    "kana_lab.how_update": (
        "Adamは勾配をその普段の大きさで割り、逆向きに一歩進みます。学習率ηが歩幅を決めます。"
        "mとvは勾配とその二乗の移動平均です。"
    ),
    "kana_lab.how_dropout": ("ドロップアウトは学習中だけ、各隠れユニットを確率dで0にします。"),
    "kana_lab.how_fails": "**失敗例。** 一定の学習率{rate}で1,000ステップ学習させます。",
    "kana_lab.fail": "発散させる",
}
