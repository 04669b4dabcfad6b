# options: profile=diffusers
class Pipeline:
    def __call__(self, scheduler, other, batch_size):
        timesteps = self.scheduler.timesteps[1:]
        first = timesteps[:1].repeat(batch_size)
        alphas = scheduler.alphas_cumprod.repeat(2)
        return first, alphas, other.timesteps.repeat(2), self.myscheduler.timesteps.repeat(2)
# ---- after ----
class Pipeline:
    def __call__(self, scheduler, other, batch_size):
        timesteps = self.scheduler.timesteps[1:]
        first = timesteps[:1].repeat(batch_size)
        alphas = scheduler.alphas_cumprod.tile((2,))
        return first, alphas, other.timesteps.repeat(2), self.myscheduler.timesteps.repeat(2)
