"""Which parts of the packages the signature data covers."""

# Modules whose public names are dumped.
NAMESPACES = {
    "mindspore": """
        mindspore mindspore.amp mindspore.boost mindspore.common mindspore.common.initializer
        mindspore.communication mindspore.communication.comm_func
        mindspore.communication.management mindspore.dataset mindspore.dataset.audio
        mindspore.dataset.text mindspore.dataset.transforms mindspore.dataset.vision
        mindspore.device_context mindspore.device_context.ascend mindspore.device_context.cpu
        mindspore.device_context.gpu mindspore.experimental mindspore.experimental.optim
        mindspore.experimental.optim.lr_scheduler mindspore.hal mindspore.mint
        mindspore.mint.distributed mindspore.mint.linalg mindspore.mint.nn
        mindspore.mint.nn.functional mindspore.mint.optim mindspore.mint.special
        mindspore.multiprocessing mindspore.nn mindspore.nn.probability mindspore.nn.utils
        mindspore.numpy mindspore.ops mindspore.ops.function mindspore.ops.operations
        mindspore.parallel mindspore.profiler mindspore.rewrite mindspore.runtime mindspore.scipy
        mindspore.train mindspore.utils
    """.split(),
    "torch": """
        torch torch.accelerator torch.amp torch.autograd torch.autograd.functional torch.backends
        torch.backends.cuda torch.backends.cudnn torch.backends.mps torch.compiler torch.cuda
        torch.cuda.amp torch.distributed torch.distributions torch.export torch.fft torch.func
        torch.fx torch.hub torch.jit torch.library torch.linalg torch.masked torch.mps torch.nn
        torch.nn.attention torch.nn.attention.flex_attention torch.nn.functional torch.nn.init
        torch.nn.parallel torch.nn.utils torch.nn.utils.parametrizations torch.nn.utils.rnn
        torch.onnx torch.optim torch.optim.lr_scheduler torch.overrides torch.profiler torch.random
        torch.sparse torch.special torch.testing torch.utils torch.utils.checkpoint
        torch.utils.data torch.utils.data.distributed torch.version torch.xpu
    """.split(),
}

# Classes whose members are dumped; without those that another of the classes passes on.
MEMBERS_OF = {
    "mindspore": """
        mindspore.Generator mindspore.Parameter mindspore.Tensor mindspore.dtype
        mindspore.experimental.optim.Optimizer mindspore.nn.Cell mindspore.nn.CellDict
        mindspore.nn.CellList mindspore.nn.Optimizer mindspore.nn.SequentialCell
        mindspore.ops.ReduceOp mindspore.runtime.Event mindspore.runtime.Stream
    """.split(),
    "torch": """
        torch.Generator torch.Size torch.Tensor torch.amp.GradScaler torch.autograd.Function
        torch.cuda.Event torch.cuda.Stream torch.device torch.distributed.ReduceOp torch.dtype
        torch.finfo torch.iinfo torch.nn.Module torch.nn.ModuleDict torch.nn.ModuleList
        torch.nn.Parameter torch.nn.ParameterDict torch.nn.ParameterList torch.nn.Sequential
        torch.optim.Optimizer torch.optim.lr_scheduler.LRScheduler
    """.split(),
}

# Classes that keep inherited members: code calls them by these names.
WITH_INHERITED = {"mindspore.Parameter", "mindspore.nn.Optimizer", "torch.nn.Parameter"}

# Documented as a class, but a module: the members are those of this value's class.
CLASS_OF = {"mindspore.dtype": "mindspore.float32"}
