-- Requests to the server, in the words of Neovim 0.10 and of 0.11.
local M = {}

-- The client of a buffer, or any; nil where none runs.
function M.get(buffer)
  return vim.lsp.get_clients({ name = "mindport", bufnr = buffer })[1]
    or vim.lsp.get_clients({ name = "mindport" })[1]
end

function M.tell(text, level)
  vim.notify("mindport: " .. text, level or vim.log.levels.INFO)
end

-- Hands over why a program cannot be the server, in words for people; nothing where it can.
function M.check(program, on_problem)
  if vim.fn.executable(program) == 0 then
    return on_problem(program .. " is not executable")
  end
  local function on_exit(done)
    if done.code ~= 0 or not vim.startswith(done.stdout, "mindport ") then
      on_problem(program .. " does not run: " .. vim.trim(done.stderr))
    end
  end
  local started, problem = pcall(vim.system, { program, "--version" }, { text = true }, vim.schedule_wrap(on_exit))
  if not started then
    on_problem(program .. " does not run: " .. problem)
  end
end

-- `handler` gets the result; an error is told.
function M.request(method, params, handler)
  local client = M.get(vim.api.nvim_get_current_buf())
  if not client then
    return M.tell("the server is not running; see :checkhealth mindport", vim.log.levels.ERROR)
  end
  local function on_answer(err, result)
    if err then
      return M.tell(err.message or vim.inspect(err), vim.log.levels.ERROR)
    end
    handler(result, client)
  end
  if vim.fn.has("nvim-0.11") == 1 then
    client:request(method, params, on_answer)
  else
    client.request(method, params, on_answer)
  end
end

function M.execute(command, argument, handler)
  if vim.tbl_isempty(argument) then
    argument = vim.empty_dict()
  end
  M.request("workspace/executeCommand", { command = command, arguments = { argument } }, handler)
end

-- For completion: waits for the answer, nil where it does not come in time.
function M.execute_now(command)
  local client = M.get(vim.api.nvim_get_current_buf())
  if not client then
    return nil
  end
  local params = { command = command, arguments = { vim.empty_dict() } }
  local answer
  if vim.fn.has("nvim-0.11") == 1 then
    answer = client:request_sync("workspace/executeCommand", params, 2000)
  else
    answer = client.request_sync("workspace/executeCommand", params, 2000, 0)
  end
  return answer and answer.result
end

return M
