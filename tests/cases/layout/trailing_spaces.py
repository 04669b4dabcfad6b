import torch   
   
x = torch.ones( 1 )   
y  =  torch . abs ( x )	
z = torch . \
    abs(x)
# ---- after ----
from mindspore import mint
   
x = mint.ones( 1 )   
y  =  mint.abs ( x )	
z = mint.abs(x)
