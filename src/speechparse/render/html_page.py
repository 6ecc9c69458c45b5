"""What every HTML page of a document carries in itself: its style sheet, its script and its words."""

from __future__ import annotations

from typing import Final

#: The page's own words by language.
WORDS: Final[dict[str, dict[str, str]]] = {
    "zh": {
        "outline": "目录",
        "search": "查找（按 / 键）",
        "previous": "上一处",
        "next": "下一处",
        "open": "全部展开",
        "shut": "全部收起",
        "findings": "检查结果",
        "line": "第 {} 行",
        "furniture": "网页附带内容（不属正文）",
        "untitled": "（无标题）",
        "error": "错误",
        "warning": "警告",
        "info": "提示",
    },
    "en": {
        "outline": "Outline",
        "search": "Search (press /)",
        "previous": "Previous",
        "next": "Next",
        "open": "Expand all",
        "shut": "Collapse all",
        "findings": "Findings",
        "line": "line {}",
        "furniture": "From the page, not the paper",
        "untitled": "(untitled)",
        "error": "error",
        "warning": "warning",
        "info": "note",
    },
}

STYLE: Final = """
:root{--paper:#fdfcf9;--side:#f4f1ea;--ink:#23211d;--soft:#77716a;--line:#e2dcd0;--red:#a61c1c;
--error:#c62828;--warning:#b26a00;--info:#2264b0;--hit:#ffe58a;--now:#ffb74d;color-scheme:light dark}
@media(prefers-color-scheme:dark){:root{--paper:#1d1c1a;--side:#262422;--ink:#e6e1d8;--soft:#a09a90;--line:#3a3733;
--red:#e57373;--error:#ff7b72;--warning:#e3a33b;--info:#79b0f2;--hit:#6b5a13;--now:#a05a00}}
*{box-sizing:border-box}
html{scroll-padding-top:5rem;scroll-behavior:smooth;-webkit-text-size-adjust:100%}
@media(prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--paper);color:var(--ink);line-height:1.9;font-size:17px;
font-family:"Noto Serif CJK SC","Source Han Serif SC","Songti SC",STSong,SimSun,"Noto Serif",serif}
.bar,.side,summary,button,input,h2,h3{font-family:"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",
"Source Han Sans SC",system-ui,sans-serif}
.bar{position:sticky;top:0;z-index:3;display:flex;gap:.5rem;align-items:center;height:3.5rem;padding:0 1rem;
background:var(--paper);border-bottom:1px solid var(--line);line-height:1.2}
.bar strong{flex:1;font-size:1rem;font-weight:600;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;min-width:0}
button{font-size:.85rem;color:var(--ink);background:none;border:1px solid var(--line);border-radius:6px;
padding:.45rem .7rem;cursor:pointer;line-height:1.2}
button:hover{border-color:var(--soft)}
#menu{display:none}
#search{font-size:1rem;width:14rem;max-width:44vw;padding:.4rem .7rem;border:1px solid var(--line);
border-radius:6px;background:var(--side);color:var(--ink)}
#hits{min-width:3.2em;font-size:.8rem;color:var(--soft);text-align:center}
#count{flex:none;min-width:2.1rem;padding:.3rem .5rem;border-radius:1rem;text-align:center;text-decoration:none;
font:600 .85rem/1.2 system-ui,sans-serif;color:var(--paper);background:var(--info)}
#count.error{background:var(--error)}#count.warning{background:var(--warning)}
.frame{display:grid;grid-template-columns:minmax(15rem,21rem) minmax(0,1fr)}
.side{grid-column:1;grid-row:1;position:sticky;top:3.5rem;height:calc(100vh - 3.5rem);overflow:auto;
padding:1rem .75rem 3rem 1rem;background:var(--side);border-right:1px solid var(--line);font-size:.88rem;line-height:1.5}
main{grid-column:2;grid-row:1;padding:2.5rem clamp(1.1rem,5vw,4.5rem) 30vh;max-width:54rem;width:100%;margin:0 auto}
.tools{display:flex;gap:.5rem;margin-bottom:.8rem}
.side ul{list-style:none;margin:0;padding-left:1.05rem}
.side nav>ul{padding-left:0}
.side li{margin:.1rem 0}
.side a{color:inherit;text-decoration:none;display:block;padding:.16rem .45rem;border-radius:5px}
.side a:hover{background:var(--line)}
.side a.now{background:var(--line);color:var(--red);font-weight:600}
summary{cursor:pointer;list-style:none;display:flex;align-items:flex-start}
summary::-webkit-details-marker{display:none}
summary::before{content:"";flex:none;width:.4rem;height:.4rem;margin:.62rem .3rem 0 .15rem;border:solid var(--soft);
border-width:0 1.5px 1.5px 0;transform:rotate(-45deg);transition:transform .12s}
details[open]>summary::before{transform:rotate(45deg)}
summary a{flex:1}
li.leaf{padding-left:.85rem}
nav>ul>li>details>summary>a,nav>ul>li.leaf>a{font-weight:600}
h1{font-size:1.65rem;line-height:1.5;text-align:center;margin:1rem 0 1.4rem;font-weight:700;letter-spacing:.02em}
h2,h3{line-height:1.6;margin:2.2em 0 .7em}
h2{font-size:1.22rem;color:var(--red)}h3{font-size:1.08rem}
h4,h5,h6,.deep{font-size:1rem;font-weight:700;margin:1.4em 0 .5em}
p{margin:.55em 0;text-indent:2em;overflow-wrap:anywhere}
p.item{text-indent:0;padding-left:2em}
p.matter{text-indent:0}
p.subtitle,p.byline,p.date,p.number{text-align:center;color:var(--soft)}
p.signature{text-align:right}
p.note,p.contents,p.attachment{color:var(--soft);font-size:.92em}
.marker{color:var(--red);font-weight:600}
.lead{font-weight:600}
h2 .marker,h3 .marker{font-weight:inherit}
article+article{margin-top:5rem;border-top:1px solid var(--line);padding-top:2rem}
.furniture{margin:1.5rem 0;padding:.3rem .9rem;border:1px dashed var(--line);border-radius:6px;color:var(--soft);font-size:.88rem}
.furniture p{text-indent:0}.furniture summary{padding:.1rem 0}.furniture summary::before{margin-top:.75rem}
mark{color:inherit;background:none;text-decoration:underline wavy 1.5px;text-underline-offset:.28em;border-radius:2px;cursor:help}
mark.error{text-decoration-color:var(--error);background:color-mix(in srgb,var(--error) 13%,transparent)}
mark.warning{text-decoration-color:var(--warning);background:color-mix(in srgb,var(--warning) 13%,transparent)}
mark.info{text-decoration-color:var(--info);background:color-mix(in srgb,var(--info) 11%,transparent)}
:target{outline:2px solid var(--now);outline-offset:3px;border-radius:2px}
#findings{margin-top:1.6rem;border-top:1px solid var(--line);padding-top:1rem}
#findings h2{font-size:.95rem;margin:0 0 .5rem;color:var(--ink)}
#findings ol{margin:0;padding:0;list-style:none;counter-reset:n}
#findings li{border-left:3px solid var(--info);padding-left:.35rem;margin:.4rem 0}
#findings li.error{border-color:var(--error)}#findings li.warning{border-color:var(--warning)}
#findings small{color:var(--soft);white-space:nowrap}
#findings b{font-weight:600;font-size:.8rem;color:var(--soft);margin-right:.4em}
::highlight(hit){background:var(--hit)}::highlight(now){background:var(--now)}
.hit{background:var(--hit)}
@media screen and (max-width:56rem){
#menu{display:block}.bar{padding:0 .6rem;gap:.35rem}.bar strong{display:none}
#search{flex:1;max-width:none;min-width:0}
.frame{display:block}
.side{position:fixed;z-index:2;top:3.5rem;left:0;width:min(22rem,88vw);transform:translateX(-102%);visibility:hidden;
transition:transform .18s,visibility .18s;box-shadow:4px 0 24px #0003}
.menu .side{transform:none;visibility:visible}
.side a{padding:.42rem .45rem}summary::before{margin-top:.85rem}
main{padding:1.2rem 1.1rem 30vh}h1{font-size:1.35rem}}
@media print{
:root{--paper:#fff;--ink:#000;--soft:#444;--red:#000;--line:#bbb}
@page{size:A4;margin:25mm 22mm}
body{font-size:12pt;line-height:1.75}
.bar,nav,.tools,.furniture{display:none}
.frame{display:block}main{padding:0;max-width:none}
.side{position:static;height:auto;overflow:visible;background:none;border:0;padding:0;transform:none;visibility:visible}
h1,h2,h3,h4,h5,h6,.deep{break-after:avoid}p{orphans:2;widows:2}
mark{background:none!important}mark[data-n]::after{content:"[" attr(data-n) "]";font-size:.7em;vertical-align:super}
#findings{break-before:page}#findings li::before{counter-increment:n;content:"[" counter(n) "] ";float:left;line-height:1.9;margin-right:.4em}
article+article{break-before:page;border:0}:target{outline:0}}
"""

SCRIPT: Final = """
(()=>{
const $=s=>document.querySelector(s),$$=s=>[...document.querySelectorAll(s)];
const menu=$('#menu'),side=$('.side'),box=$('#search'),hits=$('#hits');
const show=on=>{document.body.classList.toggle('menu',on);menu.setAttribute('aria-expanded',on)};
menu.onclick=()=>show(!document.body.classList.contains('menu'));
const count=$('#count');if(count)count.onclick=e=>{e.preventDefault();if(getComputedStyle(menu).display!=='none')show(true);
 $('#findings').scrollIntoView({block:'start'})};
side.addEventListener('click',e=>{if(e.target.closest('a'))show(false)});
$('main').addEventListener('click',()=>show(false));
$$('[data-all]').forEach(b=>b.onclick=()=>$$('nav details').forEach(d=>d.open=b.dataset.all==='open'));
const links=new Map($$('nav a').map(a=>[a.getAttribute('href').slice(1),a]));
const seen=new Set();let now=null;
const mark=id=>{const a=links.get(id);if(!a)return;let at=a,d=a.closest('details');
 while(d){if(!d.open&&!(d.querySelector('summary')===a.parentElement))at=d.querySelector('summary a');d=d.parentElement.closest('details')}
 if(at===now)return;if(now){now.classList.remove('now');now.removeAttribute('aria-current')}
 now=at;at.classList.add('now');at.setAttribute('aria-current','true');
 const r=at.getBoundingClientRect(),s=side.getBoundingClientRect();
 if(r.top<s.top||r.bottom>s.bottom)side.scrollTop+=r.top-s.top-s.height/3};
const anchors=$$('main [id]').filter(e=>links.has(e.id)),order=new Map(anchors.map((e,i)=>[e,i]));
if(window.IntersectionObserver){const watch=new IntersectionObserver(list=>{
 list.forEach(e=>e.isIntersecting?seen.add(e.target):seen.delete(e.target));
 const first=[...seen].sort((a,b)=>order.get(a)-order.get(b))[0];if(first)mark(first.id)},{rootMargin:'-56px 0px -60% 0px'});
 anchors.forEach(e=>watch.observe(e))}
addEventListener('hashchange',()=>mark(location.hash.slice(1)));
let found=[],at=-1,timer=0,blocks=null;
const fold=s=>{const l=s.toLowerCase();return l.length===s.length?l:s};
const walk=b=>{const w=document.createTreeWalker(b,NodeFilter.SHOW_TEXT),nodes=[];let n,p=0;
 while(n=w.nextNode()){nodes.push([p,n]);p+=n.data.length}return nodes};
const place=(nodes,o,end)=>{let i=nodes.length-1;while(i>0&&(end?nodes[i][0]>=o:nodes[i][0]>o))i--;return[nodes[i][1],o-nodes[i][0]]};
const paint=()=>{hits.value=box.value?(found.length?`${at+1}/${found.length}`:'0'):'';
 if(window.Highlight){CSS.highlights.set('hit',new Highlight(...found));
  CSS.highlights.set('now',found[at]?new Highlight(found[at]):new Highlight())}};
const go=step=>{if(!found.length)return;at=(at+step+found.length)%found.length;
 const e=found[at].startContainer.parentElement,d=e.closest('details');if(d)d.open=true;
 e.scrollIntoView({block:'center'});paint()};
const search=()=>{const q=fold(box.value.trim());found=[];at=-1;$$('.hit').forEach(e=>e.classList.remove('hit'));
 if(q){blocks??=$$('main p,main h1,main h2,main h3,main h4,main h5,main h6,main .deep').map(e=>[e,fold(e.textContent)]);
  for(const[e,t]of blocks){let i=t.indexOf(q);if(i<0)continue;const nodes=walk(e);if(!window.Highlight)e.classList.add('hit');
   while(i>=0){const r=document.createRange();r.setStart(...place(nodes,i,false));r.setEnd(...place(nodes,i+q.length,true));
    found.push(r);i=t.indexOf(q,i+q.length)}}}
 found.length?go(1):paint()};
box.oninput=()=>{clearTimeout(timer);timer=setTimeout(search,120)};
box.onkeydown=e=>{if(e.key==='Enter'){e.preventDefault();go(e.shiftKey?-1:1)}else if(e.key==='Escape'){box.value='';search();box.blur()}};
$('#previous').onclick=()=>go(-1);$('#next').onclick=()=>go(1);
addEventListener('keydown',e=>{if(e.key==='/'&&document.activeElement!==box){e.preventDefault();box.focus();box.select()}
 else if(e.key==='Escape')show(false)});
addEventListener('beforeprint',()=>$$('main details').forEach(d=>d.open=true));
})();
"""
