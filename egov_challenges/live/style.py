"""The looks of the phones' page. System fonts, light and dark, nothing to be fetched besides."""

CSS = """
:root { color-scheme: light dark; --ink: #0F1720; --page: #FFFFFF; --quiet: #52606D; --soft: #F3F5F7; --line: #7B8794;
  --strong: #2F5D86; --on: #FFFFFF; --bar: #4F7399; --good: #0B6B4F; --note: #FFEFB0; --onnote: #5F4A00; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #E6EAEE; --page: #11161C; --quiet: #A7B3BF; --soft: #1B232C; --line: #7B8794; --strong: #B4D2EF;
    --on: #11161C; --bar: #7FA6CC; --good: #6FD3AE; --note: #5A4A12; --onnote: #FFEFB0; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 40rem; padding: 0.75rem 1rem 3rem; background: var(--page); color: var(--ink);
  font: 1.125rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: break-word; }
header { color: var(--quiet); font-size: 0.95rem; margin-bottom: 1rem; }
h1 { font-size: 1.35rem; line-height: 1.35; margin: 0 0 0.5rem; }
h2 { font-size: 1.1rem; margin: 1.5rem 0 0.5rem; }
p { margin: 0.5rem 0; }
a { color: var(--strong); }
main:focus { outline: none; }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
legend { padding: 0; }
.how { color: var(--quiet); font-size: 1rem; }
.option { display: flex; align-items: center; gap: 0.75rem; min-height: 3.25rem; padding: 0.5rem 0.75rem; margin: 0.5rem 0;
  border: 1px solid var(--line); border-radius: 8px; background: var(--page); }
.option input { flex: none; width: 1.5rem; height: 1.5rem; margin: 0; accent-color: var(--strong); }
input[type="text"] { display: block; width: 100%; min-height: 3.25rem; padding: 0.5rem 0.75rem; margin: 0.5rem 0;
  border: 1px solid var(--line); border-radius: 8px; background: var(--page); color: var(--ink); font: inherit; }
button { width: 100%; min-height: 3.25rem; margin: 0.5rem 0; border: 0; border-radius: 8px; background: var(--strong);
  color: var(--on); font: inherit; font-weight: 600; }
:focus-visible, .option:focus-within { outline: 3px solid var(--strong); outline-offset: 2px; }
.option input:focus-visible { outline: none; }
.state { color: var(--quiet); }
.done { color: var(--good); font-weight: 600; }
.again, .answer { font-weight: 600; }
.bars { list-style: none; margin: 0; padding: 0; }
.bars li { margin: 0.9rem 0; }
.bars li p { margin: 0; }
.right > p:first-child { color: var(--good); font-weight: 600; }
.bar { display: flex; align-items: center; gap: 0.6rem; }
.bar .when { flex: 0 0 4.5rem; color: var(--quiet); font-size: 1rem; }
.bar svg { flex: 1 1 auto; min-width: 0; height: 1rem; background: var(--soft); border-radius: 3px; }
.bar rect { fill: var(--bar); }
.right rect { fill: var(--good); }
.bar .n { flex: 0 0 6rem; }
.note, #link:not(:empty) { background: var(--note); color: var(--onnote); padding: 0.6rem 0.75rem; border-radius: 8px; }
#link:not(:empty) { position: fixed; left: 1rem; right: 1rem; bottom: 0.5rem; margin: 0 auto; max-width: 38rem; }
#said { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
"""
