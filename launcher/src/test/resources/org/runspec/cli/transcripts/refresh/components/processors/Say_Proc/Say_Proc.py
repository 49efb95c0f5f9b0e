import runspec
print(sorted(runspec.spec()))
