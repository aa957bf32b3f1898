"""Japanese."""

JAPANESE: dict[str, str] = {
    "app.embeddings": "埋め込み",
    "embeddings.question": "何が何の近くにあるのか。その地図は信じられるか。",
    "embeddings.lead": "ネットワークが見た 1 万枚の数字。スライダーを動かすと、同じ数字が別の地"
    "図になる。",
    "embeddings.view": "表示",
    "embeddings.view_one": "一枚の地図",
    "embeddings.view_pair": "二つのシード",
    "embeddings.view_three": "三つの空間",
    "embeddings.space": "空間",
    "embeddings.space_pixels": "生の画素",
    "embeddings.space_cnn": "普通の CNN",
    "embeddings.space_l2": "L2-softmax",
    "embeddings.space_trunk": "IIC の幹",
    "embeddings.space_clusters": "IIC の確率",
    "embeddings.space_code": "DEC の符号",
    "embeddings.space_latent": "MINE の潜在表現",
    "embeddings.space_noise": "ただの雑音",
    "embeddings.method": "手法",
    "embeddings.method_tsne": "t-SNE",
    "embeddings.method_umap": "UMAP",
    "embeddings.method_pca": "PCA",
    "embeddings.axes": "次元",
    "embeddings.perplexity": "パープレキシティ",
    "embeddings.perplexity_help": "各点が感じる近傍の数。小さいと島だらけ、大きいと大まかな並び。",
    "embeddings.neighbors": "近傍の数",
    "embeddings.neighbors_help": "各点をいくつの近傍と結ぶか。",
    "embeddings.min_dist": "最小距離",
    "embeddings.min_dist_help": "結ばれた点がどこまで近づけるか。変わるのは見た目で、データではな"
    "い。",
    "embeddings.colour": "色",
    "embeddings.colour_label": "色：ラベル",
    "embeddings.colour_right": "色：正誤",
    "embeddings.colour_cluster": "色：クラスタ",
    "embeddings.colour_score": "色：外れ値係数（対数）",
    "embeddings.colour_confidence": "色：確信度",
    "embeddings.right": "正解",
    "embeddings.wrong": "誤り",
    "embeddings.fact_label": "ラベル",
    "embeddings.fact_random": "くじで決めたラベル",
    "embeddings.fact_prediction": "予測",
    "embeddings.fact_cluster": "クラスタ",
    "embeddings.fact_score": "外れ値係数",
    "embeddings.fact_confidence": "確信度",
    "embeddings.figures": "信頼性 {trust} · 5-NN 正解率 {near}（元の空間では {space}）· "
    "シルエット {silhouette}",
    "embeddings.seed_no": "シード {seed}",
    "embeddings.caution": "読み取れるのは、誰が誰の近くにいるか、ほぼそれだけ。かたまりの大きさや"
    "間の距離に"
    "意味はほとんどない。シードを変えて動くものは、データにはなかったもの。",
    "embeddings.caution_pca": "最も広がる方向への影。距離も影にすぎず、重なって見えても遠く離れて"
    "いることがある。",
    "embeddings.caution_same": "PCA はくじを引かない。シードによらず、二つの地図は同じになる。",
    "embeddings.caution_noise": "三次元に散らばる 1 万個の乱数の点。"
    "画像とラベルはくじで割り当てた。島はすべて手法の作りもの。"
    "3D の PCA は、本来の一つの雲をそのまま見せる。"
    "それでも信頼性は高いまま。見えている近傍が本物かを問うだけで、"
    "雲が島に切り分けられたことは見えない。",
    "embeddings.noise": "雑音の中の「かたまり」",
    "embeddings.noise_help": "失敗例：乱数に近傍 5 個の UMAP",
    "embeddings.digits": "数字に戻る",
    "embeddings.noise_you": "雑音の中に絵の居場所はない。別の空間を選んでほしい。",
    "embeddings.own": "自分で設定",
    "embeddings.own_body": "スライダーにない設定は、このマシンで計算する。",
    "embeddings.own_take": "この設定にする",
    "embeddings.seed": "シード",
    "embeddings.everybody": "7 万枚すべて",
    "embeddings.missing": "{space} のこの地図はまだない。",
    "embeddings.missing_seed": "3 次元では、各地図に付属するシードは一つだけ。",
    "embeddings.missing_test": "1 万枚なら 2 コアで 30 秒ほど、t-SNE の 3 次元は数分。その間、ほ"
    "かの地図を"
    "見ていられる。",
    "embeddings.missing_all": "7 万枚なら 2 コアで数分、t-SNE の 3 次元はずっと長くかかる。その"
    "間、ほかの"
    "地図を見ていられる。",
    "embeddings.compute": "この地図を計算する",
    "embeddings.preparing": "画像を埋め込み、近傍を探している…",
    "embeddings.running": "{percent} 配置済み、残り約 {seconds} 秒",
    "embeddings.cancel": "中止",
    "embeddings.failed": "この地図は計算できなかった：{reason}",
    "embeddings.no_reason": "プロセスが何も言わずに終わった。",
    "embeddings.forget": "閉じる",
    "embeddings.where": "自分はどこ？",
    "embeddings.draw": "数字を書くと、ネットワークが置く場所に星が出る。",
    "embeddings.nearest": "元の空間であなたの絵に最も近いもの：{space}",
    "embeddings.waking": "この地図のネットワークを起こしている…",
    "embeddings.near_point": "画像 {index}（{label}）：地図の上ではなく、元の空間での最近傍（"
    "{space}）",
    "embeddings.neighbors_kept": "図では輪で囲んである。地図の上でも近傍なのは",
    "embeddings.kept": "{n} 個中 {count} 個（{map}）",
    "embeddings.selected": "{n} 枚を選択、ラベル {labels} 種",
    "embeddings.of_label": "ラベル {label} の画像 {n} 枚",
    "embeddings.more": "ほか {n} 枚",
    "embeddings.none_selected": "何も選ばれていない。投げ縄で点を囲むか、凡例の色をクリック。",
    "embeddings.take": "選んだ {n} 点",
    "embeddings.take_all": "全 {n} 点",
    "embeddings.no_run": "のぞけるネットワークがまだない。まず訓練を：",
    "embeddings.to_map": "地図ではどこ？",
    "embeddings.how_tsne": "**t-SNE** は距離を「近傍である確率」に変え、地図の確率をそれに似せる：",
    "embeddings.how_umap": "**UMAP** は各点を近傍と結び、結ばれた点は引き合い、ほかは退け合うよ"
    "うに描く：",
    "embeddings.how_pca": "**PCA** は点が最も散らばる方向から眺める：",
    "embeddings.how_figures": "**数値。** 信頼性：見えている近傍は本物か（1 が最良、約 0.5 は偶然"
    "）。5-NN "
    "正解率：最も近い 5 点からラベルがわかるか。シルエット：ラベルどうしがどれだけ離れているか（−"
    "1〜1）。"
    "いずれも、探しているものがわかっている場合に甘い。",
    "embeddings.how_placed": "**あなたの絵** も同じネットワークを通る。ほかの点を固定したまま、地"
    "図の目的関数が"
    "最小になる場所に星を置く。",
    "embeddings.how_fails": "**失敗するところ。** ただの雑音からもかたまりを描いてしまう：",
    "scatter.map": "{n} 枚の画像の地図。矢印キーで移動、＋と－で拡大と縮小、Esc で解除",
    "scatter.tools": "マウスの働き",
    "scatter.move": "移動",
    "scatter.lasso": "投げ縄",
    "scatter.box": "長方形",
    "scatter.closer": "拡大",
    "scatter.farther": "縮小",
    "scatter.whole": "全体を表示",
    "scatter.none": "選択を解除",
    "scatter.legend": "同じ色をすべて選ぶ",
    "scatter.selected": "{n} 枚中 {m} 枚を選択",
    "scatter.hint": "指すと画像、クリックで近傍、投げ縄で選択。"
    "クリックしたあとはホイールで拡大と縮小（Ctrl を押せばすぐに）。",
    "scatter.hint_touch": "画像をタップ。投げ縄を選ぶと指で選択できます。",
    "scatter.you": "あなた",
    "scatter.index": "画像 {index}",
}
