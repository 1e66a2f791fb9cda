package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestNeovim types a mistake in Neovim, sees it by its own client of language servers,
// and fixes it by the quick fix. What is saved differs from what was typed in that word
// alone.
func TestNeovim(t *testing.T) {
	needProgram(t, "nvim")
	dir := t.TempDir()
	file := filepath.Join(dir, "content", "interviews", "northwind.md")
	put(t, filepath.Join(dir, "content", "journal.yaml"), "title: Test\n")
	const saved = "---\r\ncompany: Northwind 🙂\r\n---\r\n\r\n## Went well\r\n\r\n-  A line  with\ttabs and   spaces\r\n"
	put(t, file, saved)
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	script := filepath.Join(dir, "type.lua")
	put(t, script, fmt.Sprintf(typeInNeovim, program, filepath.Join(dir, "content"), file))
	cmd := exec.Command("nvim", "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", "luafile "+script)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "JOURNAL_TEST_IS_PROGRAM=1", "HOME="+t.TempDir(), "XDG_STATE_HOME="+dir, "XDG_CACHE_HOME="+dir)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, want := range []string{
		"seen outcoem: unknown key outcoem", "did you mean outcome?", "action write outcome instead of outcoem", "left 0",
		"hover facts: company     Northwind 🙂", "completes company outcome",
	} {
		if !strings.Contains(string(out), want) {
			t.Errorf("%q is not in\n%s", want, out)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if want := strings.Replace(saved, "🙂\r\n", "🙂\r\noutcome: passed\r\n", 1); string(got) != want {
		t.Errorf("saved was\n%q, want\n%q", got, want)
	}
}

// typeInNeovim is what a person does there; what they see is printed.
const typeInNeovim = `
local function say(...) io.stdout:write(table.concat({...}, ' ') .. '\n') end
local ok, err = pcall(function()
  local program, root, file = %q, %q, %q
  vim.cmd('edit ' .. file)
  local id = vim.lsp.start_client({name = 'journal', cmd = {program, 'lsp'}, root_dir = root})
  vim.lsp.buf_attach_client(0, id)
  local ready = vim.wait(20000, function()
    local client = vim.lsp.get_client_by_id(id)
    return client and client.initialized
  end, 20)
  if not ready then error('the server is not ready') end
  local encoding = vim.lsp.get_client_by_id(id).offset_encoding
  vim.api.nvim_win_set_cursor(0, {2, 0})
  vim.cmd('normal! ooutcoem: passed')
  if not vim.wait(20000, function() return #vim.diagnostic.get(0) == 1 end, 20) then error('no problem is seen') end
  local d = vim.diagnostic.get(0)[1]
  say('seen', vim.api.nvim_buf_get_text(0, d.lnum, d.col, d.end_lnum, d.end_col, {})[1] .. ':', d.message)
  local params = vim.lsp.util.make_range_params(0, encoding)
  params.context = {diagnostics = {}}
  local answer = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', params, 20000)[id]
  if not answer.result then error(vim.inspect(answer)) end
  answer = answer.result
  say('action', answer[1].title)
  vim.lsp.util.apply_workspace_edit(answer[1].edit, encoding)
  vim.wait(20000, function() return #vim.diagnostic.get(0) == 0 end, 20)
  say('left', tostring(#vim.diagnostic.get(0)))
  vim.cmd('write')
  vim.api.nvim_win_set_cursor(0, {2, 0})
  params = vim.lsp.util.make_position_params(0, encoding)
  say('hover', vim.lsp.buf_request_sync(0, 'textDocument/hover', params, 20000)[id].result.contents.value)
  vim.api.nvim_win_set_cursor(0, {2, 0})
  params.position = {line = 2, character = 3}
  local labels = {}
  for _, item in ipairs(vim.lsp.buf_request_sync(0, 'textDocument/completion', params, 20000)[id].result) do labels[item.label] = true end
  say('completes', labels['date'] and 'company' or '', labels['stage'] and 'outcome' or '')
  vim.lsp.stop_client(id)
  vim.wait(5000, function() return vim.lsp.get_client_by_id(id) == nil end, 20)
end)
if not ok then
  say('failed', tostring(err))
  vim.cmd('cquit')
end
vim.cmd('qall!')
`

// TestLSPCommand holds that nothing but the protocol is written, that the end is told by
// the exit code, and that files of no journal are left in peace.
func TestLSPCommand(t *testing.T) {
	dir := t.TempDir()
	say := func(messages ...string) (out, errs string, code int) {
		t.Helper()
		cmd := command("lsp")
		cmd.Dir = dir
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		in, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		answers, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		read := bufio.NewReader(answers)
		for _, m := range messages {
			fmt.Fprintf(in, "Content-Length: %d\r\n\r\n%s", len(m), m)
			if !strings.Contains(m, `"id"`) {
				continue
			}
			size := 0
			for line := ""; line != "\r\n"; {
				if line, err = read.ReadString('\n'); err != nil {
					t.Fatalf("%v after %q", err, out)
				}
				_, _ = fmt.Sscanf(line, "Content-Length: %d", &size)
			}
			answer := make([]byte, size)
			if _, err := io.ReadFull(read, answer); err != nil {
				t.Fatal(err)
			}
			out += string(answer) + "\n"
		}
		rest, err := io.ReadAll(read)
		if err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait()
		return out + string(rest), stderr.String(), cmd.ProcessState.ExitCode()
	}
	const (
		hello  = `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}`
		opened = `{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///elsewhere/readme.md","languageId":"markdown","version":1,"text":"---\ncopmany: X\n---\n"}}}`
		bye    = `{"jsonrpc":"2.0","id":2,"method":"shutdown","params":null}`
		exit   = `{"jsonrpc":"2.0","method":"exit","params":null}`
	)
	out, errs, code := say(hello, opened, bye, exit)
	if code != fine || errs != "" || strings.Contains(out, "diagnostics") || !strings.HasPrefix(out, `{"jsonrpc":"2.0","id":1,"result":{"capabilities":`) || !strings.HasSuffix(out, `{"jsonrpc":"2.0","id":2,"result":null}`+"\n") {
		t.Errorf("exit code %d, %q, and\n%s", code, errs, out)
	}
	if _, errs, code = say(hello, exit); code != failed || errs != "" {
		t.Errorf("without shutdown the exit code is %d, and %q", code, errs)
	}
	cmd := command("lsp")
	cmd.Stdin = strings.NewReader("hello\n")
	if said, err := cmd.CombinedOutput(); err == nil || !strings.HasPrefix(string(said), "journal: error: reading what the editor says: ") || cmd.ProcessState.ExitCode() != failed {
		t.Errorf("what is no message ends it with %v and %q", err, said)
	}
}
