-- What a person does to port a file and a workspace, in Neovim itself.
local program = vim.env.MINDPORT
local diffusers = vim.env.MINDPORT_DIFFUSERS
local folder = vim.fn.tempname() .. "/diffusers"
local ATTENTION = "models/attention_processor.py"
local IMAGES = "image_processor.py"
local FILES = { ATTENTION, IMAGES, "models/attention.py", "schedulers/scheduling_ddim.py" }
local TIMEOUT = 60000

local function path(file)
  return folder .. "/" .. file
end

local function read(file)
  return table.concat(vim.fn.readfile(file, "b"), "\n")
end

local function wait(holds, what)
  if not vim.wait(TIMEOUT, holds, 20) then
    error("waited in vain for " .. what, 2)
  end
end

local function equal(actual, expected, what)
  if not vim.deep_equal(actual, expected) then
    error(("%s: got %s, not %s"):format(what, vim.inspect(actual):sub(1, 400), vim.inspect(expected):sub(1, 400)), 2)
  end
end

-- What the command line makes of the folder, by file.
local function converted()
  local target = vim.fn.tempname()
  local done = vim.system({ program, "convert", folder, target, "--quiet" }):wait()
  assert(done.code <= 1, done.stderr)
  local texts = {}
  for _, file in ipairs(FILES) do
    texts[file] = read(target .. "/" .. file)
  end
  return texts
end

local function texts_of_buffers()
  local texts = {}
  for _, file in ipairs(FILES) do
    local buffer = vim.fn.bufnr(path(file))
    local lines = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
    texts[file] = table.concat(lines, "\n") .. "\n"
  end
  return texts
end

local function texts_on_disk()
  local texts = {}
  for _, file in ipairs(FILES) do
    texts[file] = read(path(file))
  end
  return texts
end

local function open(file)
  vim.cmd.edit(vim.fn.fnameescape(path(file)))
  wait(function()
    return #vim.diagnostic.get(0) > 0
  end, "diagnostics of " .. file)
end

local function line_with(text)
  local line = vim.fn.search("\\V" .. text, "cw")
  assert(line > 0, "no " .. text)
  return line
end

-- Messages that the plugin tells, the last one last.
local told = {}
vim.notify = function(message)
  table.insert(told, message)
end

local function wait_told(text)
  wait(function()
    return #vim.tbl_filter(function(message)
      return message:find(text, 1, true)
    end, told) > 0
  end, "the message " .. text .. ", was told: " .. table.concat(told, "; "))
end

local tests = {}
local function test(name, run)
  table.insert(tests, {
    name = name,
    run = function()
      told = {}
      run()
    end,
  })
end

test("diagnostics as the command line has them", function()
  for _, file in ipairs(FILES) do
    vim.fn.mkdir(vim.fs.dirname(path(file)), "p")
    vim.uv.fs_copyfile(diffusers .. "/" .. file, path(file))
  end
  vim.fn.writefile({}, folder .. "/mindport.toml")
  require("mindport").setup({ cmd = { program, "lsp" } })
  open(IMAGES)
  local check = vim.system({ program, "check", path(IMAGES), "-q", "-v", "--output-format", "json" }):wait()
  local findings = vim.json.decode(check.stdout).findings
  wait(function()
    return #vim.diagnostic.get(0) == #findings
  end, #findings .. " diagnostics")
end)

for _, fix in ipairs({
  { IMAGES, ".cpu().permute", "Remove the device", "images.permute(" },
  { ATTENTION, "softmax(dim=-1)", "mindspore.Tensor.softmax", "softmax(axis=-1)" },
  { ATTENTION, "F.scaled_dot_product_attention", "layers_compat", "= scaled_dot_product_attention(" },
}) do
  test("quick fix: " .. fix[3], function()
    open(fix[1])
    local line = line_with(fix[2])
    vim.cmd("normal! l")
    vim.lsp.buf.code_action({
      apply = true,
      filter = function(action)
        return action.title:find(fix[3], 1, true) ~= nil and action.kind:find("^quickfix") ~= nil
      end,
    })
    wait(function()
      return vim.fn.search("\\V" .. fix[4], "nw") > 0
    end, fix[4])
    assert(math.abs(vim.fn.search("\\V" .. fix[4], "nw") - line) < 5)
    vim.cmd("silent write")
  end)
end

test("fix all writes what the command line writes", function()
  local wanted = converted()[IMAGES]
  open(IMAGES)
  local context = { only = { "source.fixAll.mindport" }, diagnostics = {} }
  vim.lsp.buf.code_action({ apply = true, context = context })
  wait(function()
    return vim.bo.modified
  end, "the edit")
  vim.cmd("silent write")
  equal(read(path(IMAGES)), wanted, "the file")
end)

test("a preview is a diff and changes nothing", function()
  open(ATTENTION)
  local before = vim.api.nvim_buf_get_lines(0, 0, -1, false)
  local source = vim.api.nvim_get_current_win()
  vim.cmd("MindportPreview")
  wait(function()
    return vim.wo.diff and vim.api.nvim_get_current_win() ~= source
  end, "the diff")
  local lines = vim.api.nvim_buf_get_lines(0, 0, -1, false)
  equal(table.concat(lines, "\n") .. "\n", converted()[ATTENTION], "the preview")
  vim.cmd("close")
  vim.cmd("diffoff!")
  equal(vim.api.nvim_buf_get_lines(0, 0, -1, false), before, "the file")
  equal(vim.bo.modified, false, "modified")
end)

test("the workspace is converted, and one command takes it back", function()
  local wanted = converted()
  local before = texts_on_disk()
  vim.cmd("MindportConvertWorkspace!")
  wait_told("files changed")
  equal(texts_of_buffers(), wanted, "the buffers")
  assert(#vim.fn.getqflist() > 0, "nothing is listed as left")
  equal(texts_on_disk(), before, "the disk")
  vim.cmd("MindportUndo")
  equal(texts_of_buffers(), before, "the buffers after the undo")
end)

test("the workspace is converted into a folder", function()
  local target = vim.fn.tempname()
  vim.cmd("silent wall")
  vim.cmd("MindportConvertWorkspace " .. target)
  wait_told("files changed")
  local wanted = converted()
  for _, file in ipairs(FILES) do
    equal(read(target .. "/" .. file), wanted[file], file)
  end
end)

test("the selection is converted, and no more", function()
  open("models/attention.py")
  local before = vim.api.nvim_buf_get_lines(0, 0, -1, false)
  local line = line_with("import torch")
  line = line_with("torch.cat(")
  vim.cmd(("%d,%dMindportConvert"):format(line, line))
  wait(function()
    return vim.fn.search("\\Vmint.cat(", "nw") > 0
  end, "mint.cat")
  local after = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
  local _, left = after:gsub("torch%.", "")
  local _, had = table.concat(before, "\n"):gsub("torch%.", "")
  assert(left > 0 and left < had)
  vim.cmd("silent undo")
end)

test("what is left in the workspace is listed", function()
  vim.cmd("MindportQuickfix")
  wait(function()
    return vim.fn.getqflist({ title = 0 }).title == "mindport: the workspace"
  end, "the list")
  local check = vim.system({ program, "check", folder, "-q", "--output-format", "json" }):wait()
  local summary = vim.json.decode(check.stdout).summary
  equal(#vim.fn.getqflist(), summary.errors + summary.warnings, "its length")
  vim.cmd("cclose")
end)

test("the report and explanations are shown", function()
  vim.cmd("MindportReport")
  wait(function()
    return vim.api.nvim_buf_get_name(0) == "mindport://report"
  end, "the report")
  assert(vim.api.nvim_buf_get_lines(0, 2, 3, false)[1]:find("^4 files: %d+ places convertible"))
  vim.cmd("close")
  vim.cmd("MindportExplain torch.cat")
  wait(function()
    return vim.api.nvim_buf_get_name(0) == "mindport://torch.cat"
  end, "the explanation")
  assert(vim.fn.search("mindspore.mint.cat", "nw") > 0)
  vim.cmd("close")
  assert(vim.tbl_contains(vim.fn.getcompletion("MindportExplain mindspore.mint.ca", "cmdline"), "torch.cat"))
end)

test("another target version, and Chinese", function()
  open(ATTENTION)
  assert(vim.tbl_contains(vim.fn.getcompletion("MindportTarget 2.", "cmdline"), "2.7.0"))
  require("mindport").options.settings.locale = "zh"
  vim.cmd("MindportTarget 2.7.0")
  wait(function()
    return vim.iter(vim.diagnostic.get(0)):any(function(diagnostic)
      return diagnostic.message:find("MindSpore 中", 1, true) ~= nil
    end)
  end, "Chinese")
  local project = require("mindport.client").execute_now("mindport.project")
  equal(project.target, "2.7.0", "the target")
end)

test("a server that was killed is started again by :MindportRestart", function()
  open(IMAGES)
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
end)

test("help has every command", function()
  vim.cmd("helptags " .. vim.api.nvim_get_runtime_file("doc/mindport.txt", false)[1]:gsub("/mindport.txt$", ""))
  for name in pairs(vim.api.nvim_get_commands({})) do
    if name:find("^Mindport") then
      vim.cmd("help :" .. name)
    end
  end
  vim.cmd("help mindport")
end)

return tests
