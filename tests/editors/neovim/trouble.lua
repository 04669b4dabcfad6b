-- What goes wrong on people's machines.
local support = require("support")
local test, wait, wait_told = support.test, support.wait, support.wait_told
local folder = vim.fn.tempname() .. "/trouble"

test("a file of 10 MB leaves the others usable", function()
  vim.fn.mkdir(folder, "p")
  local line = "x = torch.cat([torch.zeros(3), torch.ones(3)], dim=0)"
  local large = { "import torch" }
  for i = 2, 1e7 / #line do
    large[i] = line
  end
  vim.fn.writefile(large, folder .. "/large.py")
  vim.fn.writefile({ "import torch", "", "torch.arange(3)" }, folder .. "/small.py")
  support.open(folder .. "/large.py")
  support.open(folder .. "/small.py")
  vim.fn.search("torch\\.arange")
  support.quick_fix("mindspore.mint.arange")
  wait(function()
    return vim.fn.search("mint\\.arange", "nw") > 0
  end, "the fix")
  vim.cmd("silent write")
  vim.cmd("silent bwipeout! " .. folder .. "/large.py")
  vim.fn.delete(folder .. "/large.py")
end)

test("a file that has changed on the disk is converted as it is now", function()
  local path = folder .. "/disk.py"
  vim.fn.writefile({ "import torch", "", "torch.arange(3)" }, path)
  support.open(path)
  vim.fn.writefile({ "import torch", "", "torch.zeros(3)" }, path)
  vim.uv.fs_utime(path, os.time() + 10, os.time() + 10)
  vim.o.autoread = true
  vim.cmd("checktime")
  vim.cmd("MindportConvert")
  wait(function()
    return vim.fn.search("mint\\.zeros", "nw") > 0
  end, "the conversion")
  wait_told("个文件中有")
  vim.cmd("silent write")
end)

test("a folder that nobody may write into", function()
  local target = folder .. "/closed"
  vim.fn.mkdir(target, "p")
  vim.fn.writefile({ "import torch", "", "torch.arange(3)" }, folder .. "/source.py")
  support.open(folder .. "/source.py")
  vim.uv.fs_chmod(target, tonumber("555", 8))
  vim.cmd("MindportConvertWorkspace " .. target .. "/out")
  wait_told("Permission denied")
  support.equal(vim.fn.glob(target .. "/*"), "", "what was written")
  vim.uv.fs_chmod(target, tonumber("755", 8))
end)

test("a server that was killed is started again by :MindportRestart", function()
  support.open(folder .. "/source.py")
  local first = vim.lsp.get_clients({ name = "mindport" })[1]
  vim.system({ "pkill", "-KILL", "-P", tostring(vim.uv.os_getpid()) }):wait()
  wait(function()
    return #vim.lsp.get_clients({ name = "mindport" }) == 0
  end, "the end of the server")
  vim.cmd("MindportRestart")
  wait(function()
    local client = vim.lsp.get_clients({ name = "mindport" })[1]
    return client and client.id ~= first.id and client.initialized
  end, "another server")
end)

test("checkhealth finds nothing wrong, and a binary that is missing", function()
  vim.cmd("checkhealth mindport")
  local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
  assert(text:find("OK mindport", 1, true) and not text:find("ERROR", 1, true), text)
  vim.cmd("bwipeout!")
  require("mindport").options.cmd = { "/no/such/mindport" }
  vim.cmd("checkhealth mindport")
  text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
  assert(text:find("ERROR /no/such/mindport is not executable", 1, true), text)
  vim.cmd("bwipeout!")
end)

test("a binary that is missing, or of another platform, is told", function()
  local foreign = folder .. "/foreign"
  vim.fn.writefile({ "MZ no program of this platform" }, foreign)
  vim.uv.fs_chmod(foreign, tonumber("755", 8))
  for program, message in pairs({ ["/no/such/mindport"] = "is not executable", [foreign] = "does not run" }) do
    require("mindport").setup({ cmd = { program, "lsp" } })
    wait_told(program .. " " .. message)
  end
end)
