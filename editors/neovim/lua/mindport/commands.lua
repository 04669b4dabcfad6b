-- What the :Mindport… commands do. Each takes what nvim_create_user_command() hands over.
local client = require("mindport.client")
local history = require("mindport.history")

local M = {}

local function current_uri()
  return vim.uri_from_bufnr(vim.api.nvim_get_current_buf())
end

local function name_of(uri)
  return vim.fn.fnamemodify(vim.uri_to_fname(uri), ":.")
end

local function tell_refused(result)
  for _, refused in ipairs(result.refused) do
    client.tell(name_of(refused.uri) .. ": " .. refused.reason, vim.log.levels.WARN)
  end
end

-- What is left after a conversion goes to the quickfix list; what was refused is told.
local function tell(result)
  tell_refused(result)
  if result.cancelled then
    return client.tell("cancelled; nothing changed")
  end
  local items = {}
  for _, left in ipairs(result.left) do
    table.insert(items, {
      filename = vim.uri_to_fname(left.uri),
      lnum = left.range.start.line + 1,
      col = left.range.start.character + 1,
      text = left.message,
      type = left.severity == 1 and "E" or "W",
    })
  end
  vim.fn.setqflist({}, " ", { title = "mindport: left to do", items = items })
  client.tell(result.message)
end

function M.convert(args)
  if args.range > 0 then
    local range = { start = { args.line1, 0 }, ["end"] = { args.line2, #vim.fn.getline(args.line2) } }
    local context = { only = { "refactor.rewrite.mindport.selection" }, diagnostics = {} }
    return vim.lsp.buf.code_action({ context = context, range = range, apply = true })
  end
  client.execute("mindport.convertFile", { uri = current_uri(), suggested = args.bang }, tell)
end

function M.convert_workspace(args)
  local argument = { preview = false } -- Neovim does not ask before each change
  if args.args ~= "" then
    argument.target = vim.uri_from_fname(vim.fn.fnamemodify(args.args, ":p"):gsub("/$", ""))
  elseif not args.bang and vim.fn.confirm("Convert all files in place?", "&Yes\n&No", 2) ~= 1 then
    return
  end
  -- Through the editor hundreds of files would be loaded one by one.
  argument.onDisk = argument.target == nil
  client.execute("mindport.convertWorkspace", argument, function(result)
    tell(result)
    if result.applied and argument.onDisk then
      history.on_disk = true
      client.tell("open buffers are not written: :wall writes them; :MindportUndo takes all of it back")
    end
  end)
end

function M.undo()
  if not history.on_disk then
    local count = history.undo()
    return client.tell(count == 0 and "there is no conversion to take back" or count .. " buffers are as they were")
  end
  client.execute("mindport.undo", {}, function(result)
    tell_refused(result)
    if result.applied then
      history.forget()
      client.tell(result.message)
    end
  end)
end

local function scratch(name, lines, filetype)
  local buffer = vim.api.nvim_create_buf(false, true)
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, lines)
  vim.bo[buffer].filetype = filetype
  vim.bo[buffer].bufhidden = "wipe"
  pcall(vim.api.nvim_buf_set_name, buffer, name) -- one of that name may be open
  return buffer
end

function M.preview()
  local source = vim.api.nvim_get_current_buf()
  local uri = current_uri()
  client.execute("mindport.convertFile", { uri = uri, dryRun = true }, function(result, lsp)
    for _, refused in ipairs(result.refused) do
      return client.tell(refused.reason, vim.log.levels.WARN)
    end
    local change = (result.edit.documentChanges or {})[1]
    local edits = change and change.edits or (result.edit.changes or {})[uri]
    if not edits then
      return client.tell("there is nothing to convert")
    end
    local lines = vim.api.nvim_buf_get_lines(source, 0, -1, false)
    -- Its filetype is not python's own buffer's: no server is to look at it.
    local buffer = scratch("mindport://" .. vim.api.nvim_buf_get_name(source), lines, "")
    vim.lsp.util.apply_text_edits(edits, buffer, lsp.offset_encoding)
    vim.bo[buffer].syntax = "python"
    vim.bo[buffer].modifiable = false
    vim.cmd("diffthis")
    vim.cmd("vertical rightbelow sbuffer " .. buffer)
    vim.cmd("diffthis")
  end)
end

local function show_markdown(name, text)
  local buffer = scratch(name, vim.split(vim.trim(text), "\n"), "markdown")
  vim.bo[buffer].modifiable = false
  vim.cmd("sbuffer " .. buffer)
end

function M.report()
  client.execute("mindport.report", {}, function(report)
    local rows = report.byApi
    table.sort(rows, function(a, b)
      local left, right = a.errors + a.warnings, b.errors + b.warnings
      return left > right or (left == right and a.name < b.name)
    end)
    local lines = {
      "# Port to MindSpore",
      "",
      ("%d files: %d places convertible, %d by hand, %d unmapped"):format(
        report.files,
        report.convertible,
        report.warnings,
        report.errors
      ),
      "",
    }
    for _, row in ipairs(rows) do
      table.insert(lines, ("- %d × `%s`: %s"):format(row.errors + row.warnings, row.name, row.message))
    end
    for _, refused in ipairs(report.refused) do
      table.insert(lines, ("- %s: %s"):format(name_of(refused.uri), refused.reason))
    end
    show_markdown("mindport://report", table.concat(lines, "\n"))
  end)
end

-- Errors and warnings of all files, open or not; with a bang also what can be converted.
function M.quickfix(args)
  local params = { previousResultIds = {} }
  client.request("workspace/diagnostic", params, function(result)
    local items = {}
    for _, file in ipairs(result.items) do
      for _, diagnostic in ipairs(file.items or {}) do
        if args.bang or diagnostic.severity <= vim.diagnostic.severity.WARN then
          table.insert(items, {
            filename = vim.uri_to_fname(file.uri),
            lnum = diagnostic.range.start.line + 1,
            col = diagnostic.range.start.character + 1,
            text = ("%s %s"):format(diagnostic.code, diagnostic.message),
            type = ({ "E", "W", "I", "N" })[diagnostic.severity],
          })
        end
      end
    end
    vim.fn.setqflist({}, " ", { title = "mindport: the workspace", items = items })
    vim.cmd(#items > 0 and "copen" or "cclose")
  end)
end

-- The dotted name under the cursor.
local function name_at_cursor()
  local line, column = vim.fn.getline("."), vim.fn.col(".")
  local from = 1
  while true do
    local first, last = line:find("[%w_.]+", from)
    if not first or first > column then
      return ""
    elseif last >= column then
      return line:sub(first, last)
    end
    from = last + 1
  end
end

function M.explain(args)
  local name = args.args ~= "" and args.args or name_at_cursor()
  client.execute("mindport.explain", { name = name }, function(result)
    if not result or result == vim.NIL then
      return client.tell("nothing is known about " .. name)
    end
    show_markdown("mindport://" .. name, result.markdown)
  end)
end

function M.target(args)
  local options = require("mindport").options
  options.settings.target = args.args
  for _, lsp in ipairs(vim.lsp.get_clients({ name = "mindport" })) do
    lsp.config.settings = { mindport = options.settings }
    lsp.settings = lsp.config.settings -- what Neovim answers the server's questions with
    local params = { settings = lsp.config.settings }
    if vim.fn.has("nvim-0.11") == 1 then
      lsp:notify("workspace/didChangeConfiguration", params)
    else
      lsp.notify("workspace/didChangeConfiguration", params)
    end
  end
end

function M.restart()
  for _, lsp in ipairs(vim.lsp.get_clients({ name = "mindport" })) do
    if vim.fn.has("nvim-0.11") == 1 then
      lsp:stop(true)
    else
      lsp.stop(true)
    end
  end
  vim.wait(2000, function()
    return #vim.lsp.get_clients({ name = "mindport" }) == 0
  end)
  require("mindport").start_all()
end

local mappings -- the catalogue does not change while the editor runs

function M.complete_names(lead)
  mappings = mappings or client.execute_now("mindport.mappings") or {}
  local found = {}
  for _, mapping in ipairs(mappings) do
    if mapping.source:find(lead, 1, true) or mapping.target:find(lead, 1, true) then
      table.insert(found, mapping.source)
    end
  end
  return found
end

function M.complete_versions(lead)
  local project = client.execute_now("mindport.project") or { targets = {} }
  return vim.tbl_filter(function(version)
    return vim.startswith(version, lead)
  end, project.targets)
end

return M
