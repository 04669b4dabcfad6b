-- Starts the server for Python buffers; the commands are in mindport.commands.
local M = {}

M.defaults = {
  cmd = { "mindport", "lsp" },
  filetypes = { "python" },
  root_markers = { "mindport.toml", "pyproject.toml", ".git" },
  -- The server's settings; docs/server.md lists them.
  settings = {},
}

M.options = vim.deepcopy(M.defaults)

-- What changes files says before which state of each buffer it was.
local function apply_edit(err, params, context)
  require("mindport.history").remember(params.edit)
  return vim.lsp.handlers["workspace/applyEdit"](err, params, context)
end

local function config()
  return {
    name = "mindport",
    cmd = M.options.cmd,
    filetypes = M.options.filetypes,
    settings = { mindport = M.options.settings },
    init_options = M.options.settings,
    handlers = { ["workspace/applyEdit"] = apply_edit },
  }
end

-- Neovim 0.10 has no list of servers to enable; a client is started for each buffer instead.
local function start_by_filetype()
  vim.api.nvim_create_autocmd("FileType", {
    group = vim.api.nvim_create_augroup("mindport", {}),
    pattern = M.options.filetypes,
    callback = function(args)
      M.start(args.buf)
    end,
  })
  M.start_all()
end

-- For the buffers that are there already.
function M.start_all()
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(buffer) and vim.tbl_contains(M.options.filetypes, vim.bo[buffer].filetype) then
      M.start(buffer)
    end
  end
end

-- Without a marker the file's own folder, so that there is a workspace to convert.
local function root_of(buffer)
  local path = vim.api.nvim_buf_get_name(buffer)
  return vim.fs.root(buffer, M.options.root_markers) or (path ~= "" and vim.fs.dirname(path)) or vim.fn.getcwd()
end

function M.start(buffer)
  return vim.lsp.start(vim.tbl_extend("force", config(), { root_dir = root_of(buffer) }), { bufnr = buffer })
end

function M.setup(options)
  M.options = vim.tbl_deep_extend("force", M.defaults, options or {})
  if vim.fn.has("nvim-0.11") == 1 then
    local function root_dir(buffer, on_root)
      on_root(root_of(buffer))
    end
    vim.lsp.config("mindport", vim.tbl_extend("force", config(), { root_dir = root_dir }))
    vim.lsp.enable("mindport")
  else
    start_by_filetype()
  end
  -- Neovim itself only says that a process has ended.
  local client = require("mindport.client")
  client.check(M.options.cmd[1], function(problem)
    client.tell(problem .. "; see :checkhealth mindport", vim.log.levels.ERROR)
  end)
end

return M
