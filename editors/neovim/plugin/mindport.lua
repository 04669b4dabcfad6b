-- The commands exist before setup() is called; their code is loaded when one is used.
if vim.g.loaded_mindport then
  return
end
vim.g.loaded_mindport = true

local function command(name, run, options)
  vim.api.nvim_create_user_command(name, function(args)
    require("mindport.commands")[run](args)
  end, options)
end

local function names(lead)
  return require("mindport.commands").complete_names(lead)
end

local function versions(lead)
  return require("mindport.commands").complete_versions(lead)
end

command("MindportConvert", "convert", { bang = true, range = true, desc = "Convert the file or the lines" })
command("MindportConvertWorkspace", "convert_workspace", {
  bang = true,
  nargs = "?",
  complete = "dir",
  desc = "Convert the workspace in place, or into a folder",
})
command("MindportUndo", "undo", { desc = "Take back the last conversion, in all of its files" })
command("MindportPreview", "preview", { desc = "Compare the file with its conversion" })
command("MindportReport", "report", { desc = "What porting the workspace takes" })
command("MindportQuickfix", "quickfix", { bang = true, desc = "List what is left in the workspace" })
command("MindportExplain", "explain", {
  nargs = "?",
  complete = names,
  desc = "What a name becomes, or what a rule does",
})
command("MindportTarget", "target", { nargs = 1, complete = versions, desc = "Choose the MindSpore" })
command("MindportRestart", "restart", { desc = "Restart the server" })
