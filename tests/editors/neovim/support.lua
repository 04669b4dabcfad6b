-- What the tests in Neovim share.
local M = { program = vim.env.MINDPORT, diffusers = vim.env.MINDPORT_DIFFUSERS }
local TIMEOUT = 1000 * tonumber(vim.env.EDITOR_TIMEOUT or "60")

function M.read(file)
  return table.concat(vim.fn.readfile(file, "b"), "\n")
end

function M.wait(holds, what)
  if not vim.wait(TIMEOUT, holds, 20) then
    error("waited in vain for " .. what, 2)
  end
end

function M.equal(actual, expected, what)
  if not vim.deep_equal(actual, expected) then
    error(("%s: got %s, not %s"):format(what, vim.inspect(actual):sub(1, 400), vim.inspect(expected):sub(1, 400)), 2)
  end
end

-- Opens a file and waits for what the server finds in it.
function M.open(path)
  vim.cmd.edit(vim.fn.fnameescape(path))
  M.wait(function()
    return #M.diagnostics("mindport") > 0
  end, "diagnostics of " .. path)
end

-- Of the buffer that is shown, those of one server.
function M.diagnostics(source)
  return vim.tbl_filter(function(diagnostic)
    return diagnostic.source == source
  end, vim.diagnostic.get(0))
end

-- Has the quick fix made that has this in its title.
function M.quick_fix(title)
  vim.lsp.buf.code_action({
    apply = true,
    filter = function(action)
      return action.title:find(title, 1, true) ~= nil and action.kind:find("^quickfix") ~= nil
    end,
  })
end

function M.line_with(text)
  local line = vim.fn.search("\\V" .. text, "cw")
  assert(line > 0, "no " .. text)
  return line
end

-- Messages that the plugin and Neovim tell, the last one last.
local told = {}
vim.notify = function(message)
  table.insert(told, message)
end
vim.notify_once = vim.notify

function M.wait_told(text)
  M.wait(function()
    return #vim.tbl_filter(function(message)
      return message:find(text, 1, true)
    end, told) > 0
  end, "the message " .. text .. ", was told: " .. table.concat(told, "; "))
end

-- Ends the servers of a name, or all.
function M.stop(name)
  for _, client in ipairs(vim.lsp.get_clients({ name = name })) do
    if vim.fn.has("nvim-0.11") == 1 then
      client:stop(true)
    else
      client.stop(true)
    end
  end
end

M.tests = {}
function M.test(name, run)
  table.insert(M.tests, {
    name = name,
    run = function()
      told = {}
      run()
    end,
  })
end

return M
