from mindspore import mint, nn


def calls(x, shape, options):
    mint.argmax(x, axis=1)  #! MP905
    mint.argmax(x, dim=1)
    mint.zeros(2, 3)  #! MP905
    mint.zeros((2, 3))
    mint.zeros(*shape)
    mint.argmax(x, **options)
    mint.max(x, x)
    nn.SequentialCell(x, x, x)
    nn.Dense(2, 2, bias=False)  #! MP905
