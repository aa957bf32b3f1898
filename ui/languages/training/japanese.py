"""What pages say of trainings, in Japanese."""

JAPANESE: dict[str, str] = {
    "training.train": "学習を始める",
    "training.run": "見る学習",
    "training.beside": "隣に並べる学習",
    "training.choose": "学習を選ぶ",
    "training.live": "進行中",
    "training.starting": "起動中",
    "training.recipe": "レシピ",
    "training.seed": "シード",
    "training.start": "開始",
    "training.will_queue": "別の学習が進行中なので、順番を待ちます。",
    "training.epoch": "エポック {epoch}/{n}",
    "training.speed": "毎秒 {speed} ステップ",
    "training.left": "残り {time}",
    "training.queued": "待機中：{run} の終了を待っています。",
    "training.pause": "一時停止",
    "training.go_on": "再開",
    "training.stop": "停止",
    "training.resume": "最後のエポックから再開",
    "training.interrupted": (
        "この学習のプロセスは何も言わずに終わりました。そこまでの結果は下にあります。"
    ),
    "training.stopped": "この学習は停止されました。再生も再開もできます。",
    "training.disk_full": "ディスクが一杯です。空きを作ってから、もう一度始めてください。",
    "training.gone": (
        "学習 {run} はここにありません。フォルダが削除または移動されました。上で別のものを選んでく"
        "ださい。"
    ),
    "training.waking": "学習が起動しています。",
    "training.waking_body": (
        "ネットワークが最初の一歩を踏むと、行列が現れます。たいてい10秒以内です。ページを離れても"
        "学習は続き、ここで再び見られます。"
    ),
    "training.waking_for": "{seconds} 秒経過",
}
