-- Beside another language server for Python in the same window.
local support = require("support")
local test, wait = support.test, support.wait
local langserver = vim.env.BASEDPYRIGHT
if not langserver then
  return
end

local TEXT = {
  "import torch",
  "",
  "width: int = 'wide'",
  "both = torch.cat([torch.zeros(1), torch.ones(1)])",
}
local path = vim.fn.tempname() .. "/both.py"

local function all_found()
  return #support.diagnostics("mindport") > 0
    and vim.iter(support.diagnostics("basedpyright")):any(function(diagnostic)
      return diagnostic.lnum == 2
    end)
end

test("beside basedpyright: each shows its problems", function()
  vim.fn.mkdir(vim.fs.dirname(path), "p")
  vim.fn.writefile(TEXT, path)
  vim.cmd.edit(path)
  vim.lsp.start({ name = "basedpyright", cmd = { "node", langserver, "--stdio" }, root_dir = vim.fs.dirname(path) })
  wait(all_found, "the problems of both")
end)

test("beside basedpyright: a hover is answered once by each", function()
  vim.fn.search("torch\\.cat")
  vim.cmd("normal! 7l") -- into `cat`
  local params = vim.lsp.util.make_position_params(0, "utf-16")
  local answers
  vim.lsp.buf_request_all(0, "textDocument/hover", params, function(results)
    answers = results
  end)
  wait(function()
    return answers
  end, "answers")
  local ours = 0
  for _, answer in pairs(answers) do
    local contents = answer.result and answer.result.contents
    if contents and vim.inspect(contents):find("mindspore.mint.cat", 1, true) then
      ours = ours + 1
    end
  end
  support.equal(ours, 1, "hovers that name the counterpart")
  if vim.fn.has("nvim-0.11") == 0 then
    return -- it shows the answer that comes last
  end
  vim.lsp.buf.hover()
  local shown
  wait(function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= "" then
        shown = table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), "\n")
      end
    end
    return shown and shown:find("mindspore.mint.cat", 1, true)
  end, "the window")
  local _, signatures = shown:gsub("mindspore%.mint%.cat%(", "")
  support.equal(signatures, 1, "signatures in " .. shown)
  vim.cmd("silent! fclose!")
end)

test("beside basedpyright: a fix of ours leaves the problems of the other", function()
  vim.fn.search("torch\\.cat")
  vim.cmd("normal! 7l")
  support.quick_fix("mindspore.mint.cat")
  wait(function()
    return vim.fn.search("mint\\.cat", "nw") > 0
  end, "the fix")
  wait(function()
    return #vim.tbl_filter(function(diagnostic)
      return diagnostic.message:find("declared type", 1, true)
    end, support.diagnostics("basedpyright")) == 1
  end, "the other's problem")
  vim.cmd("silent write")
  support.stop("basedpyright")
end)
