#include "cli/output/html/page.h"

namespace mindport::cli {

const std::string_view page_script = R"js(
'use strict';
const data = JSON.parse(document.getElementById('data').textContent);
const $ = id => document.getElementById(id);
const number = n => n.toLocaleString('en');
const SEVERITIES = ['error', 'warning', 'hint'];
const PAGE = 100;

function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith('on')) node[name] = value; else node.setAttribute(name, value);
  }
  node.append(...children.filter(child => child !== null && child !== undefined));
  return node;
}
function svg(tag, attributes, text) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  if (text !== undefined) node.textContent = text;
  return node;
}
// Text with `code` in it.
function prose(text) {
  const node = el('span');
  text.split('`').forEach((part, i) => node.append(i % 2 ? el('code', {}, part) : part));
  return node;
}

// Findings as objects; the data has them as rows over tables of strings.
const findings = [];
data.files.forEach(file => {
  file.left = 0;
  file.findings = file.f.map(row => {
    const [rule, severity, line, from, to, message, api, link, fix, source] = row;
    const finding = { file, rule: data.rules[rule], severity: SEVERITIES[severity], line, from, to,
      message: data.strings[message], api: data.strings[api], link: data.strings[link],
      fix: data.strings[fix], source };
    if (severity < 2) file.left++;
    findings.push(finding);
    return finding;
  });
});
findings.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));

function showTotals() {
  document.title = data.title;
  $('title').textContent = data.title;
  $('subtitle').textContent = data.subtitle;
  for (const [value, label, kind] of data.totals) {
    $('totals').append(el('div', { class: 'card ' + kind }, el('b', {}, number(value)), el('span', {}, label)));
  }
  const failed = data.failed.map(([path, message]) => el('li', {}, el('code', {}, path), ': ' + message));
  if (failed.length) {
    $('failed').append(el('div', { class: 'panel failed' }, el('b', {}, 'What could not be done'), el('ul', {}, ...failed)));
  }
}

function showSupport() {
  if (!data.support.length) return;
  $('support').hidden = false;
  $('support').open = data.support.length <= 20;
  $('support-count').textContent = ` ${number(data.support.length)}`;
  for (const [name, text, full, files] of data.support) {
    $('supported').append(el('tr', { class: full ? 'full' : 'part' }, el('td', {}, el('code', {}, name)),
      el('td', {}, text), el('td', {}, files === 1 ? '1 file' : `${number(files)} files`)));
  }
}

function folderOf(path) {
  const parts = path.split('/');
  parts.pop();
  return parts.slice(0, 2).join('/') || '.';
}
function showChart() {
  const folders = new Map();
  for (const file of data.files) {
    const name = folderOf(file.p);
    const sum = folders.get(name) || { name, edits: 0, left: 0, files: 0 };
    sum.edits += file.e; sum.left += file.left; sum.files++;
    folders.set(name, sum);
  }
  const rows = [...folders.values()].filter(r => r.edits + r.left > 0)
    .sort((a, b) => b.edits + b.left - a.edits - a.left).slice(0, 30);
  if (!rows.length) return $('chart').append(el('p', { class: 'none' }, 'No edits and nothing left.'));
  const height = 22, label = 250, width = 1180, room = width - label - 190;
  const longest = Math.max(...rows.map(r => r.edits + r.left));
  const chart = svg('svg', { viewBox: `0 0 ${width} ${rows.length * height}`, width: '100%', role: 'img' });
  rows.forEach((row, i) => {
    const y = i * height, edits = row.edits / longest * room, left = row.left / longest * room;
    const group = svg('g', { class: 'row' });
    group.append(svg('title', {}, `${row.name}: ${row.files} files, ${row.edits} edits, ${row.left} left`));
    group.append(svg('rect', { class: 'back', x: 0, y, width, height, fill: 'transparent' }));
    const name = row.name.length > 36 ? '…' + row.name.slice(-35) : row.name;
    group.append(svg('text', { x: label - 10, y: y + 15, 'text-anchor': 'end' }, name));
    group.append(svg('rect', { class: 'edits', x: label, y: y + 4, width: edits, height: height - 8, rx: 2 }));
    group.append(svg('rect', { class: 'left', x: label + edits, y: y + 4, width: left, height: height - 8, rx: 2 }));
    group.append(svg('text', { class: 'soft', x: label + edits + left + 8, y: y + 15 },
      `${number(row.edits)} edits, ${number(row.left)} left`));
    group.onclick = () => { $('query').value = row.name === '.' ? '' : row.name + '/'; refresh(); };
    chart.append(group);
  });
  $('chart').append(chart);
}

// The words that a search looks at, made once for each finding.
const haystack = f => f.words || (f.words = `${f.file.p} ${f.api} ${f.rule.code} ${f.rule.name} ${f.message}`.toLowerCase());
function matches(finding) {
  const query = $('query').value.trim().toLowerCase();
  return $(finding.severity).checked && (!$('rule').value || finding.rule.code === $('rule').value) &&
    (!$('api').value || finding.api === $('api').value) &&
    query.split(/\s+/).every(word => haystack(finding).includes(word));
}

function findingNode(f, withPath) {
  const source = f.source === undefined ? null : el('pre');
  if (source) {
    const characters = Array.from(f.source), indent = f.source.length - f.source.trimStart().length;
    source.append(characters.slice(indent, f.from).join(''), el('mark', {}, characters.slice(f.from, f.to).join('')),
      characters.slice(f.to).join(''));
  }
  return el('div', { class: 'finding ' + f.severity },
    el('span', { class: 'where mono' }, (withPath ? f.file.p + ':' : 'line ') + f.line),
    el('span', { class: 'badge ' + f.severity }, f.severity),
    el('code', { title: f.rule.name }, f.rule.code), ' ', prose(f.message), ' ',
    f.link ? el('a', { href: f.link, rel: 'noreferrer' }, 'Read more') : null,
    f.fix ? el('div', { class: 'fix' }, 'Fix: ', prose(f.fix)) : null, source);
}

let shownFindings = [], findingLimit = PAGE, shownFiles = [], fileLimit = PAGE;
function drawFindings() {
  $('findings').replaceChildren(...shownFindings.slice(0, findingLimit).map(f => findingNode(f, true)));
  if (!shownFindings.length) $('findings').append(el('p', { class: 'none' }, 'Nothing here.'));
  $('more-findings').hidden = shownFindings.length <= findingLimit;
  $('finding-count').textContent = `${number(shownFindings.length)} of ${number(findings.length)}`;
}

// Marks what differs between two versions of a line: words of `line` that are in no longest common
// sequence with `other`.
function marked(line, other) {
  const words = line.match(/\w+|\s+|./g) || [], against = other.match(/\w+|\s+|./g) || [];
  if (words.length * against.length > 60000) return [line];
  const table = Array.from({ length: words.length + 1 }, () => new Uint16Array(against.length + 1));
  for (let i = words.length - 1; i >= 0; i--) for (let j = against.length - 1; j >= 0; j--) {
    table[i][j] = words[i] === against[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
  }
  if (table[0][0] * 3 < words.length) return [line];  // another line altogether
  const parts = [];
  let i = 0, j = 0, run = '';
  const flush = () => { if (run) parts.push(el('mark', {}, run)); run = ''; };
  while (i < words.length) {
    if (j < against.length && words[i] === against[j]) { flush(); parts.push(words[i++]); j++; }
    else if (j < against.length && table[i][j + 1] >= table[i + 1][j]) j++;
    else run += words[i++];
  }
  flush();
  return parts;
}
function diffTable(hunks) {
  const body = el('tbody');
  const row = (oldNo, left, leftKind, newNo, right, rightKind) => body.append(el('tr', {},
    el('td', { class: 'no' }, oldNo), el('td', { class: leftKind }, ...left),
    el('td', { class: 'no' }, newNo), el('td', { class: rightKind }, ...right)));
  hunks.forEach(([oldNo, newNo, lines], i) => {
    if (i) body.append(el('tr', { class: 'gap' }, el('td', { colspan: 4 }, '⋯')));
    for (let at = 0; at < lines.length;) {
      if (lines[at][0] === ' ') {
        const text = [lines[at++].slice(1)];
        row(oldNo++, text, '', newNo++, text, '');
        continue;
      }
      const gone = [], added = [];
      while (at < lines.length && lines[at][0] === '-') gone.push(lines[at++].slice(1));
      while (at < lines.length && lines[at][0] === '+') added.push(lines[at++].slice(1));
      for (let k = 0; k < Math.max(gone.length, added.length); k++) {
        const a = gone[k], b = added[k], both = a !== undefined && b !== undefined;
        row(a === undefined ? '' : oldNo++, a === undefined ? [] : both ? marked(a, b) : [a], a === undefined ? '' : 'del',
          b === undefined ? '' : newNo++, b === undefined ? [] : both ? marked(b, a) : [b], b === undefined ? '' : 'add');
      }
    }
  });
  return el('table', { class: 'diff mono' }, el('colgroup', {}, el('col', { style: 'width:3.6rem' }), el('col'),
    el('col', { style: 'width:3.6rem' }), el('col')), body);
}
function fileNode(file) {
  const node = el('details', { class: 'file' }, el('summary', {}, el('span', { class: 'path mono' }, file.p),
    el('span', { class: 'n' }, file.x || `${number(file.e)} edits`),
    el('span', { class: file.left ? 'n todo' : 'n' }, `${number(file.left)} left`)));
  node.ontoggle = () => {
    if (!node.open || node.filled) return;
    node.filled = true;
    const wanted = file.findings.filter(matches);
    node.append(...wanted.map(f => findingNode(f, false)));
    node.append(file.h.length ? diffTable(file.h) : el('p', { class: 'none' }, file.x || 'No changes.'));
  };
  return node;
}
function drawFiles() {
  $('files').replaceChildren(...shownFiles.slice(0, fileLimit).map(fileNode));
  if (!shownFiles.length) $('files').append(el('p', { class: 'none' }, 'Nothing here.'));
  $('more-files').hidden = shownFiles.length <= fileLimit;
  $('file-count').textContent = `${number(shownFiles.length)} of ${number(data.files.length)}`;
}

function drawApis() {
  const counts = new Map();
  for (const f of shownFindings) if (f.api) counts.set(f.api, (counts.get(f.api) || 0) + 1);
  const top = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 36);
  $('apis').replaceChildren(...top.map(([api, count]) => el('li', { title: api, class: $('api').value === api ? 'on' : '',
    onclick: () => { $('api').value = $('api').value === api ? '' : api; refresh(); } },
    el('code', {}, api), el('span', {}, number(count)))));
}

function refresh() {
  shownFindings = findings.filter(matches);
  const narrowed = $('rule').value || $('api').value;
  const query = $('query').value.trim().toLowerCase();
  const withFinding = new Set(shownFindings.map(f => f.file));
  shownFiles = data.files.filter(file => (file.e || file.f.length || file.x) && (withFinding.has(file) ||
    (!narrowed && query.split(/\s+/).every(word => file.p.toLowerCase().includes(word)))));
  findingLimit = fileLimit = PAGE;
  drawFindings(); drawApis(); drawFiles();
}

function fillSelect(node, all, values) {
  node.append(el('option', { value: '' }, all));
  for (const [value, text] of values) node.append(el('option', { value }, text));
  node.onchange = refresh;
}
function start() {
  showTotals();
  showChart();
  showSupport();
  const rules = new Map(findings.map(f => [f.rule.code, `${f.rule.code} ${f.rule.name}`]));
  fillSelect($('rule'), 'All rules', [...rules].sort());
  const apis = new Set(findings.filter(f => f.api).map(f => f.api));
  fillSelect($('api'), 'All APIs', [...apis].sort().map(api => [api, api]));
  for (const severity of SEVERITIES) $(severity).onchange = refresh;
  if (!findings.some(f => f.severity !== 'hint')) $('hint').checked = true;
  $('query').oninput = refresh;
  $('clear').onclick = () => { $('query').value = $('rule').value = $('api').value = ''; refresh(); };
  $('more-findings').onclick = () => { findingLimit += 5 * PAGE; drawFindings(); };
  $('more-files').onclick = () => { fileLimit += 5 * PAGE; drawFiles(); };
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  $('theme').onclick = () => {
    const root = document.documentElement.dataset;
    root.theme = root.theme === 'dark' ? 'light' : 'dark';
  };
  refresh();
}
start();
)js";

}  // namespace mindport::cli
