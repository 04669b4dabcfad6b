def run(text, model, compile):
    eval("torch.float16")
    exec(text)
    eval("1 + 1")
    model.eval()
    compile(text)
# ---- after ----
def run(text, model, compile):
    eval("torch.float16")  #! MP803
    exec(text)  #! MP803
    eval("1 + 1")
    model.set_train(False)
    compile(text)
