-- :checkhealth mindport
local M = {}

function M.check()
  local health = vim.health
  health.start("mindport")
  if vim.fn.has("nvim-0.10") == 0 then
    health.error("Neovim 0.10 or newer is needed")
  end
  local program = require("mindport").options.cmd[1]
  if vim.fn.executable(program) == 0 then
    return health.error(program .. " is not executable", { "Install mindport, or pass cmd to setup{}." })
  end
  local ran, answer = pcall(function()
    return vim.system({ program, "--version" }, { text = true, timeout = 5000 }):wait()
  end)
  if not ran or answer.code ~= 0 then
    local reason = ran and answer.stderr or answer
    return health.error(program .. " does not run: " .. tostring(reason), { "Is it for this platform?" })
  end
  health.ok(vim.trim(answer.stdout) .. " (" .. vim.fn.exepath(program) .. ")")
  local clients = vim.lsp.get_clients({ name = "mindport" })
  if #clients == 0 then
    health.info("the server is not running: no Python file is open, or setup{} was not called")
  end
  for _, client in ipairs(clients) do
    health.ok("running for " .. (client.config.root_dir or "single files"))
  end
end

return M
