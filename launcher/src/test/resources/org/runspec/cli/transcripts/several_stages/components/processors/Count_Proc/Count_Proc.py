import runspec

spec = runspec.spec()
for epoch in range(1, 4):
    runspec.report(epoch, loss=spec["learning_rate"] / epoch, length=len(spec["note"]))
