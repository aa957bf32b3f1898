"""The sentences of the page `overclusters`, in every language."""

ENGLISH: dict[str, str] = {
    "app.overclusters": "Overclusters",
    "overclusters.question": "How many kinds of seven are there?",
    "overclusters.lead": "A second head sorted all digits into clusters nobody named. Open some, "
    "and name them: “seven with a bar”. Labels are for the viewer only: the network never saw one.",
    "overclusters.run": "Run",
    "overclusters.split": "Images",
    "overclusters.split_test": "Test",
    "overclusters.split_train": "Training",
    "overclusters.order": "Sort by",
    "overclusters.order_digit": "By digit",
    "overclusters.order_size": "By size",
    "overclusters.order_purity": "Least pure",
    "overclusters.order_number": "By number",
    "overclusters.find": "Find clusters",
    "overclusters.find_hint": "7, #23 or a name",
    "overclusters.no_run": "No run has an overclustering head yet. This line trains one in a few "
    "minutes:",
    "overclusters.no_clusters": "It is not known yet where the run {run} puts the images. Once it "
    "has finished, this line finds out:",
    "overclusters.matrix": "Overclusters, one button each; arrow keys walk along the row",
    "overclusters.hint": "Rows: labels, for the viewer only. Columns: clusters, with size, mean "
    "image and number; the brighter a cell, the more images (square root). Click a column to open "
    "or close it.",
    "overclusters.nothing": "No cluster answers to that.",
    "overclusters.cluster": "Cluster {numbers}",
    "overclusters.column": "{title}: {most} of {size} images are labelled {digit}, purity {purity}",
    "overclusters.column_empty": "{title}: no images",
    "overclusters.option": "{numbers} · mostly {digit}",
    "overclusters.option_named": "{numbers} · {name}",
    "overclusters.open": "Open clusters, at most {n}",
    "overclusters.none_open": "Nothing is open. Click a column of the matrix.",
    "overclusters.name_label": "Name of cluster {numbers}",
    "overclusters.name_hint": "Give cluster {numbers} a name",
    "overclusters.size": "images",
    "overclusters.purity": "purity",
    "overclusters.entropy": "entropy, nats",
    "overclusters.mean": "Mean image",
    "overclusters.labels": "Cluster {numbers}. Labels:",
    "overclusters.farthest": "Farthest from certainty",
    "overclusters.closest": "Closest to certainty",
    "overclusters.image_test": "Test image {index}, labelled {digit}, {note}. Click: show it on "
    "Draw",
    "overclusters.image_train": "Training image {index}, labelled {digit}, {note}",
    "overclusters.draw_link": "draw?test={index}",
    "overclusters.thickness": "Stroke thickness",
    "overclusters.thickness_means": "{own} px; all images of {digit}: {kin} px",
    "overclusters.slant": "Slant",
    "overclusters.slant_means": "{own}°; all images of {digit}: {kin}°",
    "overclusters.border": "On the border of",
    "overclusters.border_count": "Images whose two most probable clusters are these, the most "
    "undecided first: {n}. Below each image: its two probabilities in per cent.",
    "overclusters.border_none": "No image is torn between these two.",
    "overclusters.undo": "Undo",
    "overclusters.did_name": "Takes back: cluster {numbers} named “{name}”",
    "overclusters.did_merge": "Takes back: clusters {numbers} merged",
    "overclusters.did_split": "Takes back: clusters {numbers} split",
    "overclusters.merge": "Merge the open ones",
    "overclusters.merge_help": "Make one column with one name of all open columns.",
    "overclusters.split_up_help": "Take the merged open columns apart again.",
    "overclusters.split_up": "Split",
    "overclusters.failure": "Where it failed",
    "overclusters.failure_help": "Opens the least pure column, beside the one that its images are "
    "most often torn to.",
    "overclusters.download": "All images, with cluster, name and probability:",
    "overclusters.damaged": "The names of this run cannot be read. {reason}",
    "overclusters.set_aside": "Set the file aside and begin anew",
    "overclusters.not_saved": "The change could not be saved: {reason}",
    "overclusters.how_head": "**The clusters.** Beside its ten-way heads the network has one with "
    "more outputs. It maximises the same mutual information between an image and its distorted "
    "twin, so it has room for kinds of digits: slanted, bold, crossed. Clusters are numbered from "
    "0, as in the arrays.",
    "overclusters.how_labels": "**Purity and entropy** look at the labels y of the images in a "
    "cluster c, after training is over; ln 10 = 2.303 nats would be no order at all:",
    "overclusters.how_strokes": "**Strokes** of an image x: twice the ink over the length of its "
    "outline, in pixels, and the shear that would upright it. In grey: all images of the digit.",
    "overclusters.how_merged": "**Certainty** is the probability of the cluster. In a merged "
    "column the two most probable clusters of an image count. **A failure to see:** *Where it "
    "failed* opens the column that mixes digits most.",
    "overclusters.how_run": "**Do it again.** This line trained the run:",
    "overclusters.on_draw": "“{name}” (overcluster {cluster})",
    "overclusters.on_draw_unnamed": "Of the finer clusters it is number {cluster}, still nameless.",
    "overclusters.on_draw_named": "Of the finer clusters it is number {cluster}, “{name}”.",
    "overclusters.on_draw_open": "Open it",
    "overclusters.cluster_link": "overclusters?open={cluster}",
}

GERMAN: dict[str, str] = {
    "app.overclusters": "Übercluster",
    "overclusters.question": "Wie viele Arten von Sieben gibt es?",
    "overclusters.lead": "Ein zweiter Kopf hat alle Ziffern in Cluster sortiert, die niemand "
    "benannt hat. Öffnen Sie einige und geben Sie ihnen Namen. Die Labels sind nur für die "
    "Betrachter: Das Netz sah nie eines.",
    "overclusters.run": "Lauf",
    "overclusters.split": "Bilder",
    "overclusters.split_test": "Test",
    "overclusters.split_train": "Training",
    "overclusters.order": "Sortieren nach",
    "overclusters.order_digit": "Nach Ziffer",
    "overclusters.order_size": "Nach Größe",
    "overclusters.order_purity": "Unreinste",
    "overclusters.order_number": "Nach Nummer",
    "overclusters.find": "Suchen",
    "overclusters.find_hint": "7, #23 oder ein Name",
    "overclusters.no_run": "Noch hat kein Lauf einen Kopf mit Überclustern. Diese Zeile trainiert "
    "einen in wenigen Minuten:",
    "overclusters.no_clusters": "Noch ist nicht bekannt, wohin der Lauf {run} die Bilder "
    "sortiert. Sobald er beendet ist, findet es diese Zeile heraus:",
    "overclusters.matrix": "Übercluster, je eine Schaltfläche; Pfeiltasten gehen die Reihe entlang",
    "overclusters.hint": "Zeilen: Labels, nur für die Betrachter. Spalten: Cluster mit Größe, "
    "Mittelbild und Nummer; je heller ein Feld, desto mehr Bilder (Wurzel). Ein Klick öffnet oder "
    "schließt eine Spalte.",
    "overclusters.nothing": "Darauf hört kein Cluster.",
    "overclusters.cluster": "Cluster {numbers}",
    "overclusters.column": "{title}: {most} von {size} Bildern tragen das Label {digit}, Reinheit "
    "{purity}",
    "overclusters.column_empty": "{title}: keine Bilder",
    "overclusters.option": "{numbers} · meist {digit}",
    "overclusters.option_named": "{numbers} · {name}",
    "overclusters.open": "Offene Cluster, höchstens {n}",
    "overclusters.none_open": "Nichts ist offen. Klicken Sie auf eine Spalte der Matrix.",
    "overclusters.name_label": "Name von Cluster {numbers}",
    "overclusters.name_hint": "Cluster {numbers} einen Namen geben",
    "overclusters.size": "Bilder",
    "overclusters.purity": "Reinheit",
    "overclusters.entropy": "Entropie, Nats",
    "overclusters.mean": "Mittelbild",
    "overclusters.labels": "Cluster {numbers}. Labels:",
    "overclusters.farthest": "Am unsichersten",
    "overclusters.closest": "Am sichersten",
    "overclusters.image_test": "Testbild {index}, Label {digit}, {note}. Klick: auf der Seite "
    "Zeichnen zeigen",
    "overclusters.image_train": "Trainingsbild {index}, Label {digit}, {note}",
    "overclusters.draw_link": "draw?test={index}&lang=de",
    "overclusters.thickness": "Strichstärke",
    "overclusters.thickness_means": "{own} px; alle Bilder der {digit}: {kin} px",
    "overclusters.slant": "Neigung",
    "overclusters.slant_means": "{own}°; alle Bilder der {digit}: {kin}°",
    "overclusters.border": "An der Grenze von",
    "overclusters.border_count": "Bilder, deren zwei wahrscheinlichste Cluster diese sind, die "
    "unentschiedensten zuerst: {n}. Unter jedem Bild: die zwei Wahrscheinlichkeiten in Prozent.",
    "overclusters.border_none": "Kein Bild schwankt zwischen diesen beiden.",
    "overclusters.undo": "Rückgängig",
    "overclusters.did_name": "Nimmt zurück: Cluster {numbers} hieß „{name}“",
    "overclusters.did_merge": "Nimmt zurück: Cluster {numbers} zusammengelegt",
    "overclusters.did_split": "Nimmt zurück: Cluster {numbers} getrennt",
    "overclusters.merge": "Offene zusammenlegen",
    "overclusters.merge_help": "Macht aus allen offenen Spalten eine mit einem Namen.",
    "overclusters.split_up_help": "Trennt die zusammengelegten offenen Spalten wieder.",
    "overclusters.split_up": "Trennen",
    "overclusters.failure": "Wo es misslang",
    "overclusters.failure_help": "Öffnet die unreinste Spalte neben der, zu der es ihre Bilder am "
    "häufigsten zieht.",
    "overclusters.download": "Alle Bilder mit Cluster, Name und Wahrscheinlichkeit:",
    "overclusters.damaged": "Die Namen dieses Laufs sind nicht lesbar. {reason}",
    "overclusters.set_aside": "Datei beiseitelegen und neu beginnen",
    "overclusters.not_saved": "Die Änderung konnte nicht gespeichert werden: {reason}",
    "overclusters.how_head": "**Die Cluster.** Neben den Köpfen mit zehn Ausgängen hat das Netz "
    "einen mit mehr. Er maximiert dieselbe Transinformation zwischen einem Bild und seinem "
    "verzerrten Zwilling und hat so Platz für Arten von Ziffern: geneigte, fette, mit Querstrich. "
    "Die Cluster sind wie in den Arrays ab 0 nummeriert.",
    "overclusters.how_labels": "**Reinheit und Entropie** betrachten nach dem Training die Labels "
    "y der Bilder eines Clusters c; ln 10 = 2,303 Nats wären völlige Unordnung:",
    "overclusters.how_strokes": "**Striche** eines Bildes x: die doppelte Tinte durch die Länge "
    "des Umrisses, in Pixeln, und die Scherung, die es aufrichten würde. In Grau: alle Bilder der "
    "Ziffer.",
    "overclusters.how_merged": "**Sicherheit** ist die Wahrscheinlichkeit des Clusters. In einer "
    "zusammengelegten Spalte zählen die zwei wahrscheinlichsten Cluster eines Bildes. **Ein "
    "Scheitern zum Ansehen:** *Wo es misslang* öffnet die Spalte, die Ziffern am stärksten mischt.",
    "overclusters.how_run": "**Noch einmal.** Diese Zeile hat den Lauf trainiert:",
    "overclusters.on_draw": "„{name}“ (Übercluster {cluster})",
    "overclusters.on_draw_unnamed": "Von den feineren Clustern ist es Nummer {cluster}, noch "
    "namenlos.",
    "overclusters.on_draw_named": "Von den feineren Clustern ist es Nummer {cluster}, „{name}“.",
    "overclusters.on_draw_open": "Öffnen",
    "overclusters.cluster_link": "overclusters?open={cluster}&lang=de",
}

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
