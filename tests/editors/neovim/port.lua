-- What a person does to port a file and a workspace, in Neovim itself.
local support = require("support")
local equal, line_with, read, test, wait, wait_told =
  support.equal, support.line_with, support.read, support.test, support.wait, support.wait_told
local program = support.program
local folder = vim.fn.tempname() .. "/diffusers"
local ATTENTION = "models/attention_processor.py"
local IMAGES = "image_processor.py"
local FILES = { ATTENTION, IMAGES, "models/attention.py", "schedulers/scheduling_ddim.py" }

local function path(file)
  return folder .. "/" .. file
end

local function open(file)
  support.open(path(file))
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

-- As a person sees them: what is open may be unsaved.
local function texts_shown()
  local texts = {}
  for _, file in ipairs(FILES) do
    local buffer = vim.fn.bufnr(path(file))
    if buffer > 0 and vim.api.nvim_buf_is_loaded(buffer) then
      texts[file] = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\n") .. "\n"
    else
      texts[file] = read(path(file))
    end
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

test("diagnostics as the command line has them", function()
  for _, file in ipairs(FILES) do
    vim.fn.mkdir(vim.fs.dirname(path(file)), "p")
    vim.uv.fs_copyfile(support.diffusers .. "/" .. file, path(file))
  end
  vim.fn.writefile({}, folder .. "/mindport.toml")
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
    support.quick_fix(fix[3])
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
  local before = texts_shown()
  equal(before, texts_on_disk(), "the buffers")
  local closed = "schedulers/scheduling_ddim.py"
  equal(vim.fn.bufnr(path(closed)), -1, "its buffer")
  vim.cmd("MindportConvertWorkspace!")
  wait_told("files changed")
  equal(texts_shown(), wanted, "the files")
  assert(#vim.fn.getqflist() > 0, "nothing is listed as left")
  local on_disk = texts_on_disk()
  equal(on_disk[closed], wanted[closed], "what was not open")
  equal(on_disk[ATTENTION], before[ATTENTION], "what was open, on the disk")
  vim.cmd("silent wall")
  vim.cmd("MindportUndo")
  wait_told("files are as they were before")
  equal(texts_shown(), before, "the files after the undo")
  vim.cmd("silent wall")
  equal(texts_on_disk(), before, "the disk after the undo")
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

test("help has every command", function()
  vim.cmd("helptags " .. vim.api.nvim_get_runtime_file("doc/mindport.txt", false)[1]:gsub("/mindport.txt$", ""))
  for name in pairs(vim.api.nvim_get_commands({})) do
    if name:find("^Mindport") then
      vim.cmd("help :" .. name)
    end
  end
  vim.cmd("help mindport")
end)
