"""The sentences of the page `inside` in Japanese."""

JAPANESE: dict[str, str] = {
    "app.inside": "ネットワークの中",
    "inside.question": "ネットワークはあなたの字に何を見ている？",
    "inside.lead": (
        "どのマップも、前の層の上を一つのフィルタが滑ったものです。"
        "画素を指すと、その値の作られ方が読めます。"
    ),
    "inside.run": "ネットワーク",
    "inside.choose": "ネットワークを選ぶ",
    "inside.run.cnn": "数字：ふつうの CNN",
    "inside.run.l2-softmax": "数字：L2 制約ソフトマックス",
    "inside.run.kana-cnn": "かな：本アプリの CNN",
    "inside.run.kana-linear": "かな：ソフトマックス回帰",
    "inside.run.kana-post": "かな：記事の CNN",
    "inside.run.kana-post-falling": "かな：記事の CNN、学習率を下げる",
    "inside.run.kana-post-dropout": "かな：記事の CNN、ドロップアウト計画",
    "inside.run.kana-post-diverging": "かな：記事の CNN、発散",
    "inside.method.cnn": "数字：CNN",
    "inside.method.l2-softmax": "数字：L2 ソフトマックス",
    "inside.method.kana-cnn": "かな：CNN",
    "inside.method.kana-linear": "かな：ソフトマックス回帰",
    "inside.moment": "学習の前か後か",
    "inside.moment.after": "学習後",
    "inside.moment.before": "学習前",
    "inside.example": "描くまでの見本",
    "inside.waking": "ネットワークを起こしています。最初は数秒かかります。",
    "inside.gone": "実行 {run} はここにないか、ネットワークが保存されていません。",
    "inside.none": "のぞけるネットワークがまだありません",
    "inside.none_body": (
        "リポジトリの exhibits フォルダを戻すか、ネットワークを学習させてください。"
        "学習中のフィルタが記録されます。"
    ),
    "inside.trained_on.digits": "MNIST（人が書いた数字）で学習しました。",
    "inside.trained_on.kana": (
        "合成かなで学習しました。KanjiVG の筆画と手書き風フォントからプログラムが書いたもので、"
        "人の手は入っていません。"
    ),
    "inside.blind": (
        "これは最初の一歩の前のネットワークです。重みは乱数です。"
        "マップにはもう輪郭が見えますが、答えは当てずっぽうです。"
    ),
    # the flow
    "inside.flow.player": "学習されていくフィルタ",
    "inside.flow.scrub": "エポック",
    "inside.flow.seen": "見ている画像",
    "inside.flow.hidden": "隠れ層",
    "inside.flow.about_deep": "各カーネルは上の {n} 枚すべてを同時に見ます。",
    "inside.flow.about_hidden": "もう画像ではなく、字全体をまとめた数です。",
    "inside.flow.kernels": "カーネル",
    "inside.flow.slices": "マップ {map} のカーネル：{n} 枚",
    "inside.flow.before": "学習前",
    "inside.flow.rebuilt": "学習前（シードから再現）",
    "inside.flow.then": "この行はその時点のもの",
    "inside.flow.epoch": "エポック {epoch} / {last} の後",
    "inside.flow.does_convolution": "畳み込み",
    "inside.flow.does_normalisation": "正規化",
    "inside.flow.does_relu": "ReLU：青を消す",
    "inside.flow.called_relu": "ReLU",
    "inside.flow.does_pooling": "プーリング",
    "inside.flow.does_averaging": "平均",
    "inside.flow.does_dense": "重みつきの和",
    "inside.flow.does_classes": "クラスごとの和",
    "inside.flow.does_length": "長さ 1",
    "inside.flow.does_scale": "拡大",
    "inside.flow.does_softmax": "答え",
    "inside.flow.pixel": "{name}・マップ {map}・{row} 行 {column} 列",
    "inside.flow.unit": "{name}・{map}",
    "inside.flow.pin": "クリックで固定",
    "inside.flow.pinned": "固定中・もう一度クリックで解除",
    "inside.flow.keys": "矢印キーで移動、Page Up と Page Down でマップを替えます。",
    "inside.flow.patch": "見ている部分",
    "inside.flow.kernel": "カーネル",
    "inside.flow.products": "積",
    "inside.flow.sum": "その和",
    "inside.flow.bias": "バイアス",
    "inside.flow.value": "値",
    "inside.flow.channel": "マップ {map}",
    "inside.flow.channels": "ほか {n} 枚",
    "inside.flow.spot": "マップ {map}（{row}, {column}）",
    "inside.flow.from": "{map} から",
    "inside.flow.inputs": "ほか {n} 個の入力",
    "inside.flow.relu": "負は 0 になる",
    "inside.flow.normalisation": "係数 × 値 + ずれ",
    "inside.flow.scale": "係数 α",
    "inside.flow.length": "全体の長さで割る",
    "inside.flow.softmax": "和の exp が全体に占める割合",
    "inside.flow.largest": "最大値",
    "inside.flow.mean": "平均",
    "inside.flow.gone": "重みが届きませんでした。ページを再読み込みしてください。",
    # covering
    "inside.cover.title": "どの画素が判断を支えた？",
    "inside.cover.lead": (
        "四角が場所を一つずつ隠し、そのたびにネットワークに聞き直します。"
        "橙色は、隠すと答えが失われる場所です。"
    ),
    "inside.cover.patch": "四角",
    "inside.cover.shade": "隠し方",
    "inside.cover.shade.ground": "消す",
    "inside.cover.shade.grey": "灰色",
    "inside.cover.tip": "答えが変わるまで消す",
    "inside.cover.tip_help": ("決め手の四角を隠し、見直し、次を隠します。最大 {n} 回です。"),
    "inside.cover.map": "隠したときの損失",
    "inside.cover.seen": "ここを隠す",
    "inside.cover.answer": "そのときの答え",
    "inside.cover.at": "{row} 行 {column} 列からの四角",
    "inside.cover.lost": "{label}：{before} → {after}",
    "inside.cover.tips": "答えが変わる：{before} が {after} に。",
    "inside.cover.holds": "答えは変わりません。",
    "inside.cover.keys": "矢印キーで四角が動きます。",
    "inside.cover.decisive": "決め手の四角へ",
    "inside.cover.whole": "そのまま",
    "inside.cover.step": "{n} か所を隠す",
    "inside.cover.tipped": (
        "決め手の四角 {n} 個で {before} が {after} になります。同じ数を無作為な場所に置くと、"
        "100 回中 {kept} 回は答えが変わりません。"
    ),
    "inside.cover.not_tipped": (
        "{n} 個の四角では変わらず、答えは {before} のままです。同じ数を無作為な場所に置くと、"
        "100 回中 {kept} 回は変わりません。"
    ),
    # what is computed
    "inside.how.convolution": (
        "**畳み込み**は、小さなカーネル $w$ を前のマップのあらゆる場所に置き、掛けて足します。"
    ),
    "inside.how.pool": (
        "**ReLU** は負の値を切り、**プーリング**は四角ごとの最大値を残します。"
        "最後の層はすべての重みつきの和で、ソフトマックスがそれを割合にします。"
    ),
    "inside.how.occlusion": (
        "**遮蔽マップ**は本当に計算しています。$(r,c)$ の四角を隠し、答えの確率が失う分を"
        "そこに描きます（Zeiler & Fergus 2014）。"
    ),
    "inside.how.rebuilt": (
        "同梱の数字ネットワークは、フィルタの記録を始める前に学習されました。"
        "二つのコマは、シードから作り直したものと、保存されたものです。"
        "学習させれば、すべてのエポックが記録されます。"
    ),
    "inside.how.fails": (
        "**盲目。** 学習していないフィルタも輪郭を見つけます。足りないのはその先です。"
    ),
    "inside.how.failure": "学習していないネットワークを見る",
    "inside.how.runs": "このネットワークを学習させた行：",
}
