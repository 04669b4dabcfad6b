-- How each buffer was before the last conversion, so that one command takes all of it back.
local M = { on_disk = false } -- whether the server keeps how the files were, since it wrote them

local before = {} -- sequence number in the undo tree, by buffer

local function uris_of(edit)
  local uris = vim.tbl_keys(edit.changes or {})
  for _, change in ipairs(edit.documentChanges or {}) do
    table.insert(uris, change.textDocument.uri)
  end
  return uris
end

function M.forget()
  before = {}
  M.on_disk = false
end

function M.remember(edit)
  M.forget()
  for _, uri in ipairs(uris_of(edit)) do
    local buffer = vim.uri_to_bufnr(uri)
    vim.fn.bufload(buffer)
    before[buffer] = vim.fn.undotree(buffer).seq_cur
  end
end

-- The number of buffers that are as they were.
function M.undo()
  local count = 0
  for buffer, sequence in pairs(before) do
    if vim.api.nvim_buf_is_loaded(buffer) then
      vim.api.nvim_buf_call(buffer, function()
        vim.cmd("silent undo " .. sequence)
      end)
      count = count + 1
    end
  end
  M.forget()
  return count
end

return M
