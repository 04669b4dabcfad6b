#include "cli/output/html/page.h"

namespace mindport::cli {

const std::string_view page_body = R"html(
<header>
  <div><h1 id="title"></h1><p id="subtitle"></p></div>
  <button id="theme" title="Light or dark">◐</button>
</header>
<noscript><p>This report needs JavaScript, which it carries itself: nothing is loaded from elsewhere.</p></noscript>
<div id="totals" class="cards"></div>
<div id="failed"></div>
<h2>By folder</h2>
<div class="panel">
  <div class="legend"><span><i class="edits"></i>edits made</span><span><i class="left"></i>left to do by hand</span></div>
  <div id="chart"></div>
</div>
<details id="support" hidden>
  <summary>What mindone says of what is used here<small id="support-count"></small></summary>
  <div class="panel"><table id="supported"></table></div>
</details>
<div class="filters">
  <input id="query" type="search" placeholder="Search by file, API, code or message" aria-label="Search">
  <select id="rule" aria-label="Rule"></select>
  <select id="api" aria-label="API"></select>
  <label><input type="checkbox" id="error" checked> errors</label>
  <label><input type="checkbox" id="warning" checked> warnings</label>
  <label><input type="checkbox" id="hint"> hints</label>
  <button id="clear">Clear</button>
</div>
<h2>Findings<small id="finding-count"></small></h2>
<ul id="apis" class="apis"></ul>
<div class="panel"><div id="findings"></div><button id="more-findings">Show more</button></div>
<h2>Files<small id="file-count"></small></h2>
<div class="panel"><div id="files"></div><button id="more-files">Show more</button></div>
)html";

}  // namespace mindport::cli
