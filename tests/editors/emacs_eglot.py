"""Emacs' eglot, as docs/editors.md sets it up, in batch mode."""

import subprocess
from pathlib import Path

SETUP = """
(package-initialize)
(require 'eglot)
(require 'flymake)
(add-to-list 'eglot-server-programs '(python-mode . ("{program}" "lsp")))
(setq eglot-sync-connect 20)
"""

# Opens a file, waits for its problems, has a quick fix made, then everything that is safe.
SCRIPT = """
(defun wait-until (what holds)
  (let ((end (+ (float-time) 60)))
    (while (not (funcall holds))
      (when (> (float-time) end) (error "waited in vain for %s" what))
      (accept-process-output nil 0.05))))

(find-file "{file}")
(python-mode)
(apply #'eglot (eglot--guess-contact))
(flymake-mode 1)
(flymake-start)
(wait-until "problems" (lambda () (flymake-start) (flymake-diagnostics)))
(princ (format "problems: %d\\n" (length (flymake-diagnostics))))
(setq last-nonmenu-event ?x) ; no menu of a mouse
(search-forward "torch.cat")
(backward-char 2)
(cl-letf (((symbol-function 'completing-read)
           (lambda (_prompt collection &rest _)
             (seq-find (lambda (title) (string-match-p "mint.cat" title))
                       (all-completions "" collection)))))
  (eglot-code-actions (point) (point) "quickfix" t))
(wait-until "the quick fix"
            (lambda () (save-excursion (goto-char 1) (search-forward "mint.cat" nil t))))
(princ (format "after the quick fix:\\n%s" (buffer-string)))
(eglot-code-actions (point-min) (point-max) "source.fixAll.mindport" t)
(wait-until "fix all"
            (lambda ()
              (save-excursion (goto-char 1) (search-forward "mint.nn.functional.relu" nil t))))
(save-buffer)
(call-interactively #'eglot-shutdown)
"""

TORCH = "import torch\n\n\ndef f(x):\n    return torch.cat([x, torch.relu(x)], dim=1)\n"


def test_eglot(program: str, tmp_path: Path) -> None:
    file = tmp_path / "block.py"
    file.write_text(TORCH)
    script = tmp_path / "script.el"
    text = SETUP.format(program=program) + SCRIPT.format(file=file)
    script.write_text(text)
    done = subprocess.run(
        ["emacs", "--batch", "-l", str(script)],
        capture_output=True,
        text=True,
        timeout=180,
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )
    assert done.returncode == 0, done.stderr
    assert "after the quick fix:\nimport torch\nfrom mindspore import mint\n" in done.stdout
    wanted = subprocess.run(
        [program, "convert", "-"], input=TORCH, capture_output=True, text=True, timeout=20
    )
    assert file.read_text() == wanted.stdout
