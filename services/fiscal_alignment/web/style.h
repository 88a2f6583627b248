#pragma once

namespace tandem::fiscal {

// The style sheet of all pages, written into each: no page loads anything. Contrast is at least 7
// to 1 for text in both colour schemes.
inline constexpr const char* kStyle = R"css(
:root{color-scheme:light dark;--ground:#f6f7f9;--sheet:#fff;--ink:#1b2430;--quiet:#4a5665;
--line:#d5dbe3;--strong:#0b4a6f;--on-strong:#fff;--note:#e8f1f7;--bad:#8a1c1c;--bad-ground:#fdeeee}
@media (prefers-color-scheme:dark){:root{--ground:#12171d;--sheet:#1a2129;--ink:#e8edf2;
--quiet:#b4c0cc;--line:#35414d;--strong:#9fd3f2;--on-strong:#0d1b26;--note:#20303c;--bad:#ffb4b0;
--bad-ground:#3a1f1f}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);
font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
main{max-width:48rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.7rem;line-height:1.25;margin:.5rem 0 1rem}
h2{font-size:1.2rem;margin:0 0 .75rem}
h3{font-size:1rem;margin:1.25rem 0 .35rem}
p{margin:.5rem 0}
.brand{color:var(--quiet);font-size:.9rem;letter-spacing:.02em;margin:0}
.lead{font-size:1.1rem}
.quiet{color:var(--quiet)}
section{background:var(--sheet);border:1px solid var(--line);border-radius:.6rem;
padding:1.1rem 1.2rem;margin:1rem 0}
dl{display:grid;grid-template-columns:minmax(8rem,auto) 1fr;gap:.35rem 1rem;margin:0}
dt{color:var(--quiet)}
dd{margin:0}
.said{white-space:pre-line;overflow-wrap:anywhere}
blockquote{margin:.5rem 0;padding:.1rem 0 .1rem 1rem;border-left:.25rem solid var(--strong)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--quiet);padding-bottom:.5rem}
th,td{text-align:left;vertical-align:top;padding:.45rem .7rem .45rem 0;
border-bottom:1px solid var(--line)}
thead th{white-space:nowrap}
td.day,tbody th{white-space:nowrap;font-weight:600}
.year{display:inline-block;border:1px solid var(--line);border-radius:.3rem;padding:0 .35rem;
font-size:.8rem;color:var(--quiet);white-space:nowrap}
fieldset{border:1px solid var(--line);border-radius:.5rem;margin:1rem 0;padding:.6rem 1rem 1rem}
legend{font-weight:600;padding:0 .4rem}
label{display:block;font-weight:600;margin:.9rem 0 .3rem}
.choice{display:grid;grid-template-columns:1.5rem 1fr;gap:.2rem .4rem;padding:.45rem 0;
font-weight:400;margin:0;align-items:start}
.choice input{margin:.35rem 0 0}
.choice b{font-weight:600}
textarea,input[type=date]{font:inherit;color:inherit;background:var(--ground);width:100%;
border:1px solid var(--quiet);border-radius:.4rem;padding:.55rem .7rem}
textarea{min-height:6.5rem;resize:vertical}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:1rem}
button{font:inherit;font-weight:600;border-radius:.5rem;padding:.7rem 1.4rem;margin-top:1rem;
min-height:2.75rem;cursor:pointer;border:2px solid var(--strong);background:var(--strong);
color:var(--on-strong)}
button.second{background:transparent;color:var(--strong)}
:focus-visible{outline:3px solid var(--strong);outline-offset:2px}
.alert{background:var(--bad-ground);border-color:var(--bad)}
.alert h2,.alert li{color:var(--bad)}
.good{background:var(--note);border-color:var(--strong)}
ul{padding-left:1.2rem;margin:.4rem 0}
li{margin:.3rem 0}
details>summary{cursor:pointer;font-weight:600;font-size:1.2rem;min-height:2rem}
@media (max-width:34rem){dl,.pair{grid-template-columns:1fr;gap:.1rem}dd{margin-bottom:.6rem}
thead th,td.day,tbody th{white-space:normal}th,td{padding-right:.5rem;font-size:.92rem}
h1{font-size:1.4rem}main{padding:1rem .75rem 3rem}section{padding:1rem .9rem}button{width:100%}}
@media print{body{background:#fff;color:#000}section{border:0;padding:0}form,.answers{display:none}
tr,blockquote{break-inside:avoid}}
)css";

}  // namespace tandem::fiscal
