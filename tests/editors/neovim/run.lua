-- Runs the tests beside this file in the Neovim that it is given to: nvim -l run.lua [WORD]
-- Writes JUnit to $RESULTS; ends with 1 where a test failed.
local here = vim.fs.dirname(vim.fs.normalize(debug.getinfo(1, "S").source:sub(2)))
local root = vim.fs.normalize(here .. "/../../..")
vim.opt.runtimepath:prepend(root .. "/editors/neovim")
vim.opt.swapfile = false
vim.cmd("filetype plugin on")
vim.cmd("runtime plugin/mindport.lua")

local word = arg[1] or ""
package.path = here .. "/?.lua;" .. package.path
local support = require("support")
require("mindport").setup({ cmd = { support.program, "lsp" } })
for _, file in ipairs({ "port", "beside", "trouble" }) do
  require(file)
end
local cases = support.tests
local lines, failures, count = {}, 0, 0
local function escape(text)
  return (text:gsub("[&<>\"]", { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;" }))
end
for _, case in ipairs(cases) do
  if case.name:find(word, 1, true) then
    count = count + 1
    local start = vim.uv.hrtime()
    local passed, problem = xpcall(case.run, debug.traceback)
    local seconds = (vim.uv.hrtime() - start) / 1e9
    print(("%s %s (%.2f s)"):format(passed and "ok  " or "FAIL", case.name, seconds))
    local line = ('<testcase classname="neovim" name="%s" time="%.3f">'):format(escape(case.name), seconds)
    if not passed then
      failures = failures + 1
      print(problem)
      line = line .. "<failure>" .. escape(tostring(problem)) .. "</failure>"
    end
    table.insert(lines, line .. "</testcase>")
  end
end
if vim.env.RESULTS then
  local head = ('<testsuite name="neovim" tests="%d" failures="%d" errors="0" skipped="0">'):format(count, failures)
  vim.fn.writefile(vim.list_extend({ head }, vim.list_extend(lines, { "</testsuite>" })), vim.env.RESULTS)
end
support.stop()
os.exit(failures == 0 and 0 or 1)
