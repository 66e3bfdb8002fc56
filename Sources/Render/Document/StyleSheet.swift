/// The looks of pages and charts, as they stand in every file.
enum StyleSheet {
  /// Colours and shapes of charts in a file of its own.
  static let chart: StaticString = """
    .paper{fill:#fff}.band{fill:#e6eef5}.mean{stroke:#505a5f;stroke-dasharray:5 4;stroke-width:1.5}\
    .lim{stroke:#505a5f;stroke-width:1.5;fill:none}.dt{stroke-dasharray:2 4}\
    .brk{stroke:#0b0c0c;stroke-width:1.5;stroke-dasharray:8 4}\
    .cl{fill:none;stroke:#6f8fab;stroke-width:6;stroke-linecap:round}.gr{stroke:#d0d5d9;stroke-width:1}\
    .ln{fill:none;stroke:#12436d;stroke-width:2}\
    .pt{fill:#fff;stroke:#12436d;stroke-width:2}.sig{fill:#a8410f;stroke:#a8410f}\
    .gap{font:bold 14px Arial,Helvetica,sans-serif;fill:#0b0c0c;text-anchor:middle}\
    .ref{stroke:#0b0c0c;stroke-width:2;stroke-dasharray:6 4}.own{fill:#12436d;stroke:#12436d}\
    .oth{fill:#fff;stroke:#12436d;stroke-width:2}.ci{stroke:#0b0c0c;stroke-width:1.5;fill:none}\
    .lab,.ax{font:13px Arial,Helvetica,sans-serif;fill:#0b0c0c}.ax{fill:#505a5f}.b{font-weight:bold}
    """

  /// The style of a page: on screen, narrow, in the dark, in forced colours and in print.
  static let page: StaticString = """
    :root{color-scheme:light dark;--ink:#0b0c0c;--muted:#505a5f;--rule:#b1b4b6;--paper:#fff;\
    --soft:#f3f2f1;--link:#1d4f91;--line:#12436d;--band:#e6eef5;--mark:#a8410f;--grid:#d0d5d9}
    @media (prefers-color-scheme:dark){:root{--ink:#f3f2f1;--muted:#b1b8bd;--rule:#5b6368;\
    --paper:#15191c;--soft:#23292d;--link:#8ebcf0;--line:#8ebcf0;--band:#24333f;--mark:#ff9f66;\
    --grid:#3a4248}}
    *{box-sizing:border-box}
    body{margin:0;font:16px/1.5 Arial,Helvetica,sans-serif;color:var(--ink);background:var(--paper)}
    .vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    .skip{position:absolute;left:-999px;top:0}
    .skip:focus{left:8px;top:8px;z-index:1;padding:8px;background:#fd0;color:#0b0c0c}
    header,nav,main,footer{max-width:1080px;margin:0 auto;padding:0 16px}
    .marking{margin:12px 0 0;color:var(--muted);overflow-wrap:anywhere}
    .marking b{color:var(--ink);border:2px solid var(--ink);padding:0 6px;letter-spacing:.04em}
    h1{font-size:1.75rem;line-height:1.2;margin:.6rem 0 .2rem}
    h2{font-size:1.3rem;line-height:1.25;margin:2rem 0 .4rem}
    h3{font-size:1.08rem;line-height:1.3;margin:1.4rem 0 .3rem}
    p,li,dd{max-width:75ch}h1,h2,h3,p,li,dt,dd,figcaption,summary{overflow-wrap:anywhere}
    a{color:var(--link);text-underline-offset:2px}
    a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--ink);\
    outline-offset:2px;background:#fd0;color:#0b0c0c}
    [tabindex]:focus-visible{background:none;color:inherit}
    nav ul{display:flex;flex-wrap:wrap;gap:4px 18px;padding:0;margin:8px 0;list-style:none}
    nav a,main li a,td a,th a{display:inline-block;min-height:24px}
    nav a{padding:4px 0}
    .answer{border:2px solid var(--ink);padding:4px 16px;margin:12px 0}
    .answer ul{margin:6px 0;padding-left:20px}.answer li{margin:4px 0;max-width:90ch}
    .notice{border-left:6px solid var(--ink);padding:4px 14px;margin:12px 0;background:var(--soft)}
    .notice p{margin:6px 0;max-width:95ch}
    .words{border-left:6px double var(--muted);padding:4px 14px;margin:12px 0}
    .words p,.words ul{margin:6px 0}
    .worse{color:var(--mark)}.better{color:var(--line)}
    .tw{overflow-x:auto;margin:10px 0;position:relative}
    table{border-collapse:collapse;width:100%;font-size:.94rem}
    .few{width:auto}.few th,.few td{padding-right:40px}
    caption{text-align:left;font-weight:bold;padding:6px 0}
    caption>span{display:block;position:sticky;left:0;width:max-content;\
    max-width:min(85ch,calc(100vw - 48px))}
    th,td{border-bottom:1px solid var(--rule);padding:6px 12px 6px 0;text-align:left;vertical-align:top}
    thead th{border-bottom:2px solid var(--ink);vertical-align:bottom}
    tbody th{font-weight:normal;min-width:9em}
    .n,.r2 tr>:nth-child(2),.r3 tr>:nth-child(3),.r4 tr>:nth-child(4),.r5 tr>:nth-child(5),\
    .r6 tr>:nth-child(6),.r7 tr>:nth-child(7),.r8 tr>:nth-child(8){text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
    .own-row th,.own-row td{font-weight:bold}
    .sub{display:block;color:var(--muted);font-size:.86rem;font-weight:normal}
    .ic{display:inline-block;width:1.2em;text-align:center}
    td b{white-space:nowrap}
    figure{margin:14px 0}figcaption b{display:block}
    .chart{width:100%;max-width:800px;height:auto;display:block}
    .spark{width:132px;height:30px;display:block}
    .band{fill:var(--band)}.mean{stroke:var(--muted);stroke-dasharray:5 4;stroke-width:1.5}
    .lim{stroke:var(--muted);stroke-width:1.5;fill:none}.dt{stroke-dasharray:2 4}
    .brk{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:8 4}
    .cl{fill:none;stroke:#6f8fab;stroke-width:6;stroke-linecap:round}.gr{stroke:var(--grid);stroke-width:1}
    .ln{fill:none;stroke:var(--line);stroke-width:2}
    .pt{fill:var(--paper);stroke:var(--line);stroke-width:2}.sig{fill:var(--mark);stroke:var(--mark)}
    .gap{font:bold 14px Arial,Helvetica,sans-serif;fill:var(--ink);text-anchor:middle}
    .ref{stroke:var(--ink);stroke-width:2;stroke-dasharray:6 4}
    .own{fill:var(--line);stroke:var(--line)}
    .oth{fill:var(--paper);stroke:var(--line);stroke-width:2}
    .ci{stroke:var(--ink);stroke-width:1.5;fill:none}
    .lab,.ax{font:13px Arial,Helvetica,sans-serif;fill:var(--ink)}.ax{fill:var(--muted)}
    .b{font-weight:bold}
    dl{display:grid;grid-template-columns:minmax(8em,14em) minmax(0,1fr);gap:2px 16px;margin:8px 0}
    dt{font-weight:bold}dd{margin:0}
    summary{padding:4px 0;min-height:24px;cursor:pointer;font-weight:bold}
    footer{margin-top:32px;padding-bottom:24px;color:var(--muted)}
    @media (max-width:520px){dl{grid-template-columns:minmax(0,1fr)}h1{font-size:1.4rem}dd{margin-bottom:8px}}
    @media (forced-colors:active){.ln,.mean,.lim,.ref,.ci,.gr,.brk,.cl{stroke:CanvasText}
    .pt,.oth{fill:Canvas;stroke:CanvasText}.sig,.own{fill:Highlight;stroke:CanvasText}
    .band{fill:Canvas;stroke:GrayText}.lab,.ax,.gap{fill:CanvasText}}
    @media print{@page{size:A4;margin:11mm}
    :root{color-scheme:light;--ink:#0b0c0c;--muted:#505a5f;--rule:#b1b4b6;--paper:#fff;--soft:#f3f2f1;\
    --line:#12436d;--band:#e6eef5;--mark:#a8410f;--grid:#d0d5d9}
    body{font-size:9pt;line-height:1.28}h1{font-size:15pt;margin:1mm 0 0}
    h2{font-size:12pt;margin:3mm 0 1mm;break-after:avoid}h3{font-size:10pt;break-after:avoid}
    header,main,footer{max-width:none;padding:0}.marking{margin:0;font-size:8pt}
    header p{margin:.6mm 0}nav,.skip{display:none}main li a,td a,th a{min-height:0}summary{min-height:0;padding:0}p,li,dd{max-width:none}
    .answer{padding:.6mm 3mm;margin:1.5mm 0}.answer ul{margin:.8mm 0;padding-left:5mm}
    .answer li{margin:.4mm 0;max-width:none}
    .notice{padding:.6mm 3mm;margin:1.5mm 0}.notice p{margin:.5mm 0;max-width:none}
    .words{padding:.6mm 3mm;margin:1.5mm 0;break-inside:avoid}.words p,.words ul{margin:.5mm 0}
    table{font-size:8.2pt}th,td{padding:.8mm 2.4mm .8mm 0}tbody th{min-width:0}
    caption{padding:1mm 0}caption>span{max-width:none;position:static;width:auto}
    .sub{font-size:7.4pt;line-height:1.2}.spark{width:104px;height:24px}
    .tw{overflow:visible;margin:1mm 0}.sheet{break-before:page}
    tr,figure,.answer,.notice{break-inside:avoid}thead{display:table-header-group}
    .chart{max-width:150mm}a{color:inherit;text-decoration:none}
    .lead{font-size:7.9pt}.lead th,.lead td{padding:.55mm 2mm .55mm 0}\
    .lead tbody th{width:64mm}.lead td:last-child{width:60mm}\
    .lead .sub{font-size:7pt;line-height:1.15}.lead .spark{width:92px;height:21px}
    details::details-content{content-visibility:visible;block-size:auto}summary{list-style:none}}
    """
}
