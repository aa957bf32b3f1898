"""The sentences of the page `overclusters` in Japanese."""

JAPANESE: dict[str, str] = {
    "app.overclusters": "過剰クラスタ",
    "overclusters.question": "「7」には何種類あるのか？",
    "overclusters.lead": "もう一つの出力層が、すべての数字を名前のないクラスタに分けました。開い"
    "て、名前を付けてください。ラベルは見る人のためだけのもので、ネットワークは一度も見ていませ"
    "ん。",
    "overclusters.run": "実行",
    "overclusters.split": "画像",
    "overclusters.split_test": "テスト",
    "overclusters.split_train": "訓練",
    "overclusters.order": "並べ替え",
    "overclusters.order_digit": "数字順",
    "overclusters.order_size": "大きさ順",
    "overclusters.order_purity": "純度の低い順",
    "overclusters.order_number": "番号順",
    "overclusters.find": "検索",
    "overclusters.find_hint": "7、#23、または名前",
    "overclusters.no_run": "過剰クラスタの出力層を持つ実行はまだありません。次の一行が数分で訓練し"
    "ます：",
    "overclusters.no_clusters": "実行 {run} が画像をどこに分けるかは、まだ調べられていません。訓練"
    "が終わったら、次の一行が調べます：",
    "overclusters.matrix": "過剰クラスタ。それぞれがボタンです。矢印キーで移動できます",
    "overclusters.hint": "行：ラベル（見る人のためだけ）。列：クラスタ（大きさ、平均画像、番号）。"
    "明るいほど画像が多い（平方根）。列をクリックすると開閉します。",
    "overclusters.nothing": "当てはまるクラスタはありません。",
    "overclusters.cluster": "クラスタ {numbers}",
    "overclusters.column": "{title}：{size} 枚のうち {most} 枚のラベルが {digit}、純度 {purity}",
    "overclusters.column_empty": "{title}：画像なし",
    "overclusters.option": "{numbers} · 主に {digit}",
    "overclusters.option_named": "{numbers} · {name}",
    "overclusters.open": "開いているクラスタ（最大 {n}）",
    "overclusters.none_open": "何も開いていません。行列の列をクリックしてください。",
    "overclusters.name_label": "クラスタ {numbers} の名前",
    "overclusters.name_hint": "クラスタ {numbers} に名前を付ける",
    "overclusters.size": "画像数",
    "overclusters.purity": "純度",
    "overclusters.entropy": "エントロピー（ナット）",
    "overclusters.mean": "平均画像",
    "overclusters.labels": "クラスタ {numbers}。ラベル：",
    "overclusters.farthest": "最も不確かな画像",
    "overclusters.closest": "最も確かな画像",
    "overclusters.image_test": "テスト画像 {index}、ラベル {digit}、{note}。クリックで「描く」に表"
    "示",
    "overclusters.image_train": "訓練画像 {index}、ラベル {digit}、{note}",
    "overclusters.draw_link": "draw?test={index}&lang=ja",
    "overclusters.thickness": "線の太さ",
    "overclusters.thickness_means": "{own} px（{digit} 全体：{kin} px）",
    "overclusters.slant": "傾き",
    "overclusters.slant_means": "{own}°（{digit} 全体：{kin}°）",
    "overclusters.border": "境界にある画像",
    "overclusters.border_count": "最も確率の高い二つのクラスタがこの二つである画像（迷っている"
    "順）：{n} 枚。画像の下は二つの確率（%）。",
    "overclusters.border_none": "この二つの間で迷う画像はありません。",
    "overclusters.undo": "元に戻す",
    "overclusters.did_name": "取り消す操作：クラスタ {numbers} を「{name}」と命名",
    "overclusters.did_merge": "取り消す操作：クラスタ {numbers} を統合",
    "overclusters.did_split": "取り消す操作：クラスタ {numbers} を分割",
    "overclusters.merge": "開いた列を統合",
    "overclusters.merge_help": "開いているすべての列を、名前が一つの一つの列にまとめます。",
    "overclusters.split_up_help": "統合した列をもう一度分けます。",
    "overclusters.split_up": "分割",
    "overclusters.failure": "失敗した所",
    "overclusters.failure_help": "最も純度の低い列を、その画像が最も迷う相手の列と並べて開きます。",
    "overclusters.download": "全画像のクラスタ、名前、確率：",
    "overclusters.damaged": "この実行の名前が読めません。{reason}",
    "overclusters.set_aside": "ファイルを脇に置いて新しく始める",
    "overclusters.not_saved": "変更を保存できませんでした：{reason}",
    "overclusters.how_head": "**クラスタ。** 10 出力の層のほかに、より多くの出力を持つ層がありま"
    "す。画像とそれを歪めた双子との相互情報量を同じように最大化するので、傾いた数字、太い数字、横"
    "棒のある数字といった種類を分ける余地があります。番号は配列と同じく 0 からです。",
    "overclusters.how_labels": "**純度とエントロピー**は、訓練が終わったあとでクラスタ c の画像の"
    "ラベル y を見ます。ln 10 = 2.303 ナットなら完全な無秩序です：",
    "overclusters.how_strokes": "画像 x の**線**：インク量の二倍を輪郭の長さで割った太さ（ピクセ"
    "ル）と、まっすぐに立てるためのせん断の角度。灰色はその数字の全画像です。",
    "overclusters.how_merged": "**確かさ**はそのクラスタの確率です。統合した列では、画像ごとに確率"
    "の高い二つのクラスタを数えます。**見るべき失敗：**「失敗した所」は、数字が最も混ざった列を開"
    "きます。",
    "overclusters.how_run": "**もう一度。** 次の一行がこの実行を訓練しました：",
    "overclusters.on_draw": "「{name}」（過剰クラスタ {cluster}）",
    "overclusters.on_draw_unnamed": "細かいクラスタでは {cluster} 番で、まだ名前がありません。",
    "overclusters.on_draw_named": "細かいクラスタでは {cluster} 番の「{name}」です。",
    "overclusters.on_draw_open": "開く",
    "overclusters.cluster_link": "overclusters?open={cluster}&lang=ja",
}
