import { checkNotes } from './zh-check-notes.ts'
import { commandNotes } from './zh-command-notes.ts'
import { archiveNotes } from './zh-archive-notes.ts'
import { draftNotes } from './zh-draft-notes.ts'
import { exchangeNotes } from './zh-exchange-notes.ts'
import { drawingNotes } from './zh-drawing-notes.ts'
import { registerNotes } from './zh-register-notes.ts'
import { reviewNotes } from './zh-review-notes.ts'
import { gradeNotes } from './zh-grade-notes.ts'

/** Sentences about imports, corrections and keeping, by code; those about a park that is read are in zh.ts. */
export const notes: Readonly<Record<string, string>> = {
  'unknown-encoding':
    '文字编码无法识别：既不是 UTF-8，也不是 GB18030（GBK）。请指定编码（如 big5、utf-16le），或在原软件中另存为 UTF-8。',
  'encoding-unknown-label':
    '不认识的编码“{encoding}”。可用：utf-8、gb18030、gbk、big5、utf-16le、utf-16be、windows-1252。',
  'encoding-does-not-fit': '文字不是 {encoding} 编码。请改选其他编码，或不指定、由程序识别。',
  'damaged-utf8': '文字是 UTF-8 编码，但有 {count} 处损坏。请重新复制或导出该文件。',
  'short-hole': '{count} 个内环少于三个不同的点，已略去。请核对是否缺点。',
  'duplicate-corners': '{count} 个环有相邻的重复点，重复的已略去。',
  'geometry-not-supported': '图形类型 {type} 不支持。未采用[（共 {count} 行）]，请在原软件中转为折线或多边形后再导出。',
  'rows-lost': '文件不完整：应有 {expected} 行，只读出 {read} 行，少 {count} 行。请重新复制或导出该文件。',
  'rows-lost-unknown': '文件不完整：读出 {read} 行后中断，缺多少行无从得知。请重新复制或导出该文件。',
  'binary-left-out': '字段 {field} 是二进制内容，未采用。',
  'json-too-deep': '第 {line} 行处嵌套超过 {most} 层，不是正常的 GeoJSON。请从原软件重新导出。',
  'disk-full':
    '存储空间已满[，项目“{project}”的这次更改未保存]；此前保存的内容完好。请腾出磁盘空间或删除不用的项目后重试，也可先导出副本。',
  'no-storage':
    '浏览器没有开放本机存储（{reason}），项目无法保存在本机。请改用普通窗口（非无痕模式）并经 https 打开；在此期间请及时导出副本。',
  'storage-blocked': '另一个标签页还开着旧版本的程序，本机的项目库无法更新。请关闭其他标签页后重试。',
  'storage-closed':
    '浏览器关闭了本机存储[，项目“{project}”的这次更改未保存]：网站数据可能已被清除，或新版本已在另一个标签页打开。请先导出副本，再刷新本页。',
  'storage-failed':
    '本机存储出错（{reason}）[，项目“{project}”的这次读写未完成]；此前保存的内容未改动。请重试；仍不行，请导出副本并重新启动浏览器。',
  'newer-storage': '本机的项目库由更新版本的程序写成，这一版本不能打开；内容完好。请刷新本页以更新程序。',
  'newer-project': '项目“{project}”由更新版本的程序保存，这一版本不能打开；内容完好。请刷新本页以更新程序。',
  'project-read-only':
    '项目“{project}”已在另一个标签页打开，本页只能查看。要在本页编辑，请先关闭那个标签页，再重新打开项目。',
  'project-still-open': '项目“{project}”还开着，未删除。请先在所有标签页中关闭它，再删除。',
  'project-changed': '项目“{project}”已在另一个标签页中更改，本页显示的已不是最新内容。请重新打开项目。',
  'project-gone': '本机没有项目“{project}”，可能已删除，或被浏览器清除。请打开此前导出的副本。',
  'file-evicted':
    '项目“{project}”的这个文件在本机已不存在，可能被浏览器或清理软件清除；项目的其他内容未改动。请重新导入该文件，或打开此前导出的副本。',
  'file-damaged':
    '项目“{project}”的这个文件与保存时不符，未采用；项目的其他内容未改动。请重新导入该文件，或打开此前导出的副本。',
  'copy-too-large':
    '副本超过 {most_gb} GB 或 {most_files} 个文件，装不进一个文件。请去掉不需要的图层或原始文件后再导出。',
  'not-dbf': '不是 DBF 属性表。请从原软件重新导出。',
  'dbf-header-cut': '属性表（.dbf）在文件头处中断。请重新复制或导出该文件。',
  'dbf-cut-off': '属性表（.dbf）不完整：应有 {declared} 条记录，只读出 {read} 条。请重新复制或导出该文件。',
  'dbf-rows-beyond':
    '属性表（.dbf）文件头记 {declared} 条记录，其后还有 {count} 条未计入，未采用。请在原软件中重新保存。',
  'dbf-fields-beyond': '属性表（.dbf）有 {count} 个字段超出记录长度，未采用。请从原软件重新导出。',
  'dbf-field-renamed': '字段名重复或为空，改名为“{name}”。',
  'dbf-memo': '字段 {field} 的内容在备注文件（.dbt、.fpt）里，未读取。需要时请在原软件中改为文本字段。',
  'dbf-missing': '缺少同名的 .dbf，只有图形，没有属性。请把 .dbf 与 .shp 一起选入。',
  'dbf-unusable': '属性表（.dbf）无法使用，只读取了图形，没有属性。',
  'dbf-deleted': '[{count} 条]标记为已删除的记录未采用。要保留，请在原软件中恢复后重新导出。',
  'field-name-cut-off': '{count} 个字段名末尾的汉字不完整，已去掉。',
  'field-name-of-other-encoding': '{count} 个字段名与文件的编码不同，按 {encoding} 读取。请核对。',
  'field-name-damaged': '{count} 个字段名有无法识别的字符。请核对字段名。',
  'text-cut-off': '[{count} 处]文字末尾的汉字不完整（字段长度不够），已去掉。请核对原文。',
  'text-of-other-encoding': '[{count} 处]文字与文件的编码不同，按 {encoding} 读取。请核对。',
  'text-damaged': '[{count} 处]文字有无法识别的字符，已用“�”代替。请核对原文。',
  'field-not-a-number': '字段 {field} 有[ {count} 个]值不是数字，按未知处理。请改正。',
  'number-kept-as-text': '字段 {field} 有[ {count} 个]值位数过多，为免丢失末位，按文本保留。',
  'field-not-a-date': '字段 {field} 有[ {count} 个]值不是有效日期，按未知处理。请改正。',
  topojson: '是 TopoJSON，不是 GeoJSON。请用 mapshaper 或 QGIS 打开，导出为 GeoJSON。',
  'esri-json': '是 Esri JSON，不是 GeoJSON。请在 ArcGIS 或 QGIS 中导出为 GeoJSON；要素服务请用 f=geojson 下载。',
  'cpg-unknown': '.cpg 写的编码“{found}”不认识，改由程序识别。文字有误时请指定编码。',
  'declared-encoding-wrong': '文件声明的编码 {declared} 与内容不符，按内容改用 {used}。文字有误时请指定编码。',
  'encoding-uncertain': '文字的编码不能确定，暂按 {used} 读取。请核对文字，有误时请指定编码。',
  'not-shapefile': '不是 Shapefile 图形文件（.shp）。请从原软件重新导出。',
  'shp-header-cut': '图形文件（.shp）在文件头处中断。请重新复制或导出该文件。',
  'shp-cut-off': '图形文件（.shp）不完整，读到第 {read} 条记录为止。请重新复制或导出该文件。',
  'shp-rescued': '图形文件（.shp）中有损坏，已借助 .shx 找回其后的 {count} 条记录。请重新导出。',
  'shp-replaced': '图形文件（.shp）中有 {count} 条修改前的旧记录，已略去，取修改后的。',
  'shp-dbf-differ':
    '图形 {shapes} 条，属性 {rows} 条，数量不一致；多出的 {count} 条未采用。请核对 .shp 与 .dbf 是否同一次导出。',
  'shp-record-broken': '图形记录损坏。未采用[（共 {count} 行）]，请重新导出。',
  'shp-unknown-type': '图形类型不是 Shapefile 规定的类型。未采用[（共 {count} 行）]，请重新导出。',
  'shp-path-left-out': '[{count} 行]图形中有少于两个点的线或少于三个点的环，该部分已略去。请核对。',
  'multipatch-footprint': '[{count} 行]三维体（MultiPatch）按其外环的水平投影作为面。',
  'multipatch-without-rings':
    '三维体（MultiPatch）只有三角面，没有环，无法得出范围。未采用[（共 {count} 行）]，请转为面后再导出。',
  'prj-unreadable': '.prj 不是可读的坐标系说明，坐标系按未写明处理。请指定坐标系。',
  'prj-unknown': '.prj 写的坐标系“{name}”不在支持之列（如地方独立坐标系），按未写明处理。请指定坐标系。',
  'archive-unknown': '不支持这种压缩包。请解压后再选入，或改用 ZIP。',
  'companion-alone': '附属文件没有同名的主文件，未使用。请把主文件（如 .shp）一起选入。',
  'bad-shift':
    '坐标转换参数“{values}”不可用。应为三个数（ΔX、ΔY、ΔZ，米）或七个数（再加三个旋转角，秒；尺度，ppm），平移不超过 5000 米、旋转不超过 60 秒、尺度不超过 500 ppm。请按转换参数成果表核对。',
  'offset-converted':
    '按所选的 {system} 坐标，{count} 行已换算为 CGCS2000 经纬度；换算往返误差不到 0.1 毫米，原图采点的误差不在内。是否为 {system} 无从识别，请用已知点核对。',
  'offset-added':
    '{count} 行已由 CGCS2000 经纬度换算为 {system}。结果只供在网络地图上查看，不能当作 CGCS2000 坐标使用。',
  'offset-outside-china': '{count} 行有点不在 {system} 的范围内（我国及周边），未作换算。请核对坐标。',
  'zone-contradiction':
    '带号互相矛盾[：东坐标前两位为 {prefix}][，带号写作 {zone}][，几度分带写作 {width}]。无法确定坐标系，未作猜测，请核对后改正其中之一，或指定坐标系。',
  'zones-mixed': '同一列坐标分属不同的带（{zones}）。请按带拆成几个文件。',
  'corner-no-parcels': '没有找到界址点。每个地块应有以“,@”结尾的属性行，其后每行为“点号,圈号,X,Y”。请核对文件。',
  'corner-line-ignored': '{count} 行既不是属性行也不是界址点，未采用。如有界址点请改正格式。',
  'corner-line-broken': '界址点行无法读取：“{text}”。共 {count} 行，所在地块未采用。应为“点号,圈号,X,Y”，请改正。',
  'corner-out-of-place':
    '界址点坐标与同一地块的其他点不在同一带或量级：“{text}”。共 {count} 行，所在地块未采用，请改正坐标。',
  'corner-parcel-incomplete':
    '地块有界址点无法读取，缺点的边界不是原边界，地块未采用（共 {count} 个）。请按界址点行的提示改正。',
  'corner-parcel-empty': '地块没有界址点，未采用（共 {count} 个）。请补上界址点，或删去属性行。',
  'corner-too-many':
    '界址点超过 {most} 百万个，未读入。请按地块分成几个文件，或改存为 Shapefile、GeoPackage 后再导入。',
  'corner-parcel-short': '地块有一圈少于三个不同的界址点，未采用（共 {count} 个）。请补全。',
  'corner-line-short': '线状地块少于两个不同的点，未采用（共 {count} 个）。请补全。',
  'corner-header-missing': '界址点前没有地块属性行，按一个地块处理，编号与名称为空。',
  'corner-header-unmarked': '地块属性行末尾缺少“@”，仍按属性行处理（共 {count} 行）。请补上。',
  'corner-kind-unknown': '记录图形属性“{kind}”不是面、线、点，按面处理（共 {count} 个）。',
  'corner-count-differs': '属性行写明 {stated} 个界址点，实有 {found} 行（共 {count} 个地块如此）。请核对是否缺点。',
  'corner-area-differs':
    '属性行写明面积 {stated} 公顷，按界址点计算为 {computed} 公顷（共 {count} 个地块不符）。请核对面积或坐标。',
  'corner-area-square-metres': '地块面积“{stated}”是平方米，格式规定为公顷（共 {count} 个地块）。数值未改动。',
  'corner-area-mu': '地块面积“{stated}”是亩，格式规定为公顷（共 {count} 个地块）。数值未改动。',
  'corner-fields-ignored': '界址点行在 X、Y 之后还有内容，未采用（共 {count} 行）。',
  'corner-repeated': '{count} 个界址点与前一点重复，已略去。',
  'corner-ring-repeated': '{count} 圈界址点与同一地块的另一圈完全相同，已略去。',
  'corner-axes-swapped': 'X、Y 两列写反（X 应为北坐标），按数值大小已交换（共 {count} 个地块）。请核对。',
  'corner-axes-mixed':
    '同一文件里 X、Y 顺序不一致：{asWritten} 行北坐标在前，{swapped} 行东坐标在前。已按数值大小逐行交换，请核对这些行。',
  'corner-table-axes-mixed':
    '各行坐标顺序不一致：{eastFirst} 行东坐标（经度）在前，{northFirst} 行北坐标（纬度）在前。已按数值大小逐行处理，请核对。',
  'corner-axes-doubtful': '从数值看不出哪一列是北坐标，按 X（北坐标、纬度）在前处理。请在地图上核对位置。',
  'corner-datum-unknown': '坐标系“{name}”无法识别，可能是地方坐标系。请指定坐标系，或先转换为 2000 国家大地坐标系。',
  'corner-projection-unknown': '投影类型“{name}”不是高斯-克吕格，无法确定坐标系。请指定坐标系。',
  'corner-head-unreadable': '{key}“{value}”无法识别，无法确定坐标系。请改正，或指定坐标系。',
  'corner-head-contradicts':
    '文件中的带号互相矛盾[：东坐标前两位为 {prefix}][，带号写作 {zone}][，几度分带写作 {width}]；已按指定的 {crs} 处理。',
  'corner-zone-is-meridian': '带号一栏写的是中央经线 {meridian}°，按中央经线处理。',
  'corner-wgs84': '文件写明 WGS84，平面坐标按 {crs} 处理；两者相差不到 1 米。',
  'corner-shift-unreadable': '转换参数“{value}”不是七个数（dx,dy,dz,rx,ry,rz,尺度），未采用。请改正。',
  'corner-shift-ignored': '坐标系已是 2000 国家大地坐标系或未写明，转换参数“{value}”未采用。',
  'corner-table-empty': '没有读到坐标。每行写一个点：点号、X、Y，用逗号、空格或制表符隔开。',
  'corner-table-line': '无法读取“{text}”。应为点号（可省略）和两个坐标，请改正此行。',
  'corner-table-out-of-place': '“{text}”与其他行不在同一带或量级，请改正此行坐标。',
  'corner-table-short': '点数不够：面每圈至少三个不同的点，线至少两个。请补全。',
  'corner-write-no-crs': '图层没有坐标系，不能写成界址点 TXT。请先指定坐标系。',
  'corner-write-crs': '坐标系 {crs} 不能写成界址点 TXT。请用经纬度，或高斯-克吕格 3° 带、6° 带坐标系。',
  'corner-write-no-shapes': '图层没有图形，不能写成界址点 TXT。请选择有点、线或面的图层。',
  'title-row': '标题行上方的“{text}”未作为数据[（共 {count} 行）]。',
  'no-headings': '没有找到标题行，各列按位置称为列1、列2……（共 {count} 列）。请核对，必要时在表中补上标题行。',
  'same-heading': '标题“{heading}”出现两次，后一列改称“{column}”。',
  'extra-cells': '单元格多于标题，多出的内容未采用（共 {count} 行）。请核对这些行的分隔符和引号。',
  'short-row': '单元格少于标题，缺少的按空白处理（共 {count} 行）。',
  'total-row': '“{text}”行不是数据，已略去（共 {count} 行）。',
  'remark-row': '表末的注、制表人等不是数据，已略去（共 {count} 行）。',
  'repeated-headings': '标题行重复出现，已略去（共 {count} 行）。',
  'stray-quote': '引号不成对，这些行按分隔符直接拆分（共 {count} 行）。请核对。',
  'not-a-text': '不是文本文件。请在原软件中另存为 CSV UTF-8 或 .xlsx。',
  'empty-sheet': '表[“{sheet}”]是空的。请重新导出。',
  'xlsx-encrypted': '工作簿有密码，无法读取。请打开后取消密码，另存为 .xlsx。',
  'old-xls': '是旧版 Office 文件（.xls 等），无法读取。请用 Excel 或 WPS 打开，另存为 .xlsx。',
  'not-xlsx': '不是 Excel 工作簿。请用 Excel 或 WPS 打开，另存为 .xlsx 或 CSV UTF-8。',
  'broken-xlsx': '工作簿已损坏，无法读取。请重新复制，或用 Excel、WPS 打开修复后另存为 .xlsx。',
  'xlsx-too-large': '工作簿展开后过大（上限 {most} MB），无法读取。请拆分，或另存为 CSV UTF-8。',
  'empty-workbook': '工作簿里没有数据（隐藏的工作表不读）。请核对是否选对文件，或取消隐藏后保存。',
  'hidden-sheet': '工作表“{sheet}”是隐藏的，未读取。需要时请取消隐藏后保存。',
  'sheet-too-large':
    '工作表“{sheet}”范围过大（{rows} 行 × {columns} 列），未读取。请删去数据以外的行列，或另存为 CSV UTF-8。',
  'broken-sheet': '工作表“{sheet}”不符合 .xlsx 格式，未读取。请用 Excel 或 WPS 打开后另存为 .xlsx。',
  'formula-without-value':
    '工作表“{sheet}”中有公式出错或没有结果，这些单元格按空白处理（共 {count} 行）。请在 Excel 或 WPS 中重新计算后保存。',
  'merged-text': '工作表“{sheet}”中向下合并的文字单元格已逐行补全（共 {count} 行）。',
  'merged-numbers':
    '工作表“{sheet}”中向下合并的数字只记在首行，其余行按空白处理，以免重复计算（共 {count} 行）。请核对。',
  'no-coordinates': '坐标为空，在地图上没有位置（共 {count} 行）。请补上坐标。',
  'coordinates-not-read': '坐标“{value}”无法识别，在地图上没有位置（共 {count} 行）。请改正坐标。',
  'wkt-type': 'WKT“{value}”的图形类型不支持，在地图上没有位置（共 {count} 行）。请改为点、线或面。',
  'heights-left-out': '坐标带有高程或量度值，只采用平面坐标（共 {count} 行）。',
  'column-renamed': '列“{column}”与已对应的字段同名，改称“{renamed}”。',
  'column-missing': '表中没有列“{column}”，字段 {field} 无法对应。请重新选择。',
  'words-not-understood': '列“{column}”的值“{value}”等无法识别，不能对应字段 {field}（共 {count} 行）。请改正这些值。',
  'ground-format': '不能用作底图。请选择 PMTiles 切片包或带坐标的 GeoTIFF 影像。',
  'ground-broken': '底图文件已损坏或不完整（{reason}）。请重新复制或导出该文件。',
  'ground-no-position': '影像没有写明位置。请在原软件中导出带坐标的 GeoTIFF（坐标写在文件内，不是另附 TFW）。',
  'ground-no-crs': '影像没有写明坐标系。请在原软件中指定坐标系后重新导出，例如 EPSG:4525。',
  'ground-unknown-crs':
    '影像的坐标系 {crs} 不在支持之列。请转换为 CGCS2000（EPSG:4490 至 4554）或 Web 墨卡托（EPSG:3857）后再试。',
  'ground-old-datum':
    '影像的坐标系是 {crs}（西安 80 或北京 54），与 CGCS2000 相差几十米至上百米，不能直接作底图。请用当地转换参数转换为 CGCS2000 后再试。',
  'ground-offset':
    '底图标明为 {system}（“{word}”），有几百米的加密偏移，不能与 CGCS2000 数据叠加。请换用 CGCS2000 或 WGS 84 的底图。',
  'ground-compression': '影像的压缩方式 {compression} 无法读取。请改用 DEFLATE、LZW 或 JPEG 压缩重新导出。',
  'ground-samples': '影像的像元类型无法显示（{found}）。请导出为 8 位或 16 位无符号整数的彩色或灰度影像。',
  'ground-needs-overviews':
    '影像太大（{width} × {height}），又没有金字塔或分块。请转换为云优化 GeoTIFF（gdal_translate -of COG）后再试。',
  'ground-tiles':
    '切片包中的切片无法显示（{found}）。请导出为 MVT 矢量切片，或 PNG、JPEG、WebP 图片切片，不压缩或 gzip 压缩。',
  'ground-no-layers': '矢量切片包没有写明图层（vector_layers）。请用 tippecanoe 或 GDAL 重新生成。',
  'several-layers': '文件里有几个图层（{layers}）。园区文件夹的一个文件只放一个图层，请分开。',
  'nothing-to-compare':
    '没有与 {version} 相比较的边界版本：该日期没有现行边界，或其中一版为旧坐标系且没有转换参数。可用 --boundary 指定版本。',
  'several-versions': '文件里有几版边界（{versions}），而 diff 只比较两条边界。请把各版边界分别另存为一个文件。',
  'no-outline': '文件里没有边界。请给出以面表示边界的文件。',
  'unknown-layer-name': '文件里没有图层 {layer}。现有：{known}。',
  'crs-guessed': '文件未写明坐标系，按坐标数值判定为 {crs}。请核对。',
  'crs-unknown': '坐标系未知，无法放到地图上。请指定坐标系。',
  'crs-not-usable': '文件写明的坐标系 {crs} 不在支持之列。请从列表中指定坐标系。',
  'axes-swapped': '两列坐标的顺序与约定相反，已按数值大小对调。',
  'axes-mixed': '坐标顺序不一致：{written} 行为东坐标（经度）在前，{swapped} 行相反。请在原文件中统一后再导入。',
  'old-datum': '坐标系 {crs} 属旧坐标系，没有转换参数，位置可能相差上百米：只显示，不作判断。请填写转换参数。',
  'shift-convention':
    '旋转参数按“位置矢量”约定（EPSG:9606）采用。如成果表用“坐标框架”约定（EPSG:9607），请把 rx、ry、rz 反号。',
  'key-repeated': '稳定编号重复，后面的已加序号。请在原表中改正。',
  'keys-derived': '没有可用的编号，{count} 行（全部 {of} 行）的编号由名称和位置生成：位置改动后编号随之改变。',
  'unknown-layer': '图层 {layer} 已不在此园区。',
  'unknown-row': '图层 {layer} 中没有编号为 {id} 的对象，可能已被删除。',
  'unknown-change': '不认识的修改“{change}”，可能由更新版本的程序写成。请更新程序后再打开。',
  'not-editable': '“{layer}”不在此修改。批复的边界不可改动；其他图层请改正原文件后重新导入。',
  'id-is-fixed': '编号不可修改：整改记录凭编号与对象对应。',
  'id-taken': '编号 {id} 已被使用。请换一个编号。',
  'value-wrong': '字段 {field} 应为 {expected}，实为 {found}。未修改。',
  'outline-crosses': '边线自相交，交点约在（{x}，{y}）。未修改，请调整该处的点。',
  ...checkNotes,
  ...commandNotes,
  ...archiveNotes,
  ...draftNotes,
  ...exchangeNotes,
  ...drawingNotes,
  ...registerNotes,
  ...reviewNotes,
  ...gradeNotes,
  'corners-joined': '{corners} 个界址点按表中顺序连成一个面。',
  'outline-crosses-itself': '边线自相交，交点约在（{x}，{y}）。导入时此行不采用，请在该处改正图形。',
  'outside-china': '坐标落在我国陆域（东经 73～135°、北纬 16～54°）之外。请核对带号、坐标顺序和位数。',
  'changes-left-out': '有 {count} 步修改（共 {of} 步）无法重做，未采用；此前的修改完好。请核对最近的修改。',
  'no-receipt': '图层 {layer} 没有导入回执。',
  'original-gone': '原文件未随项目保存，不能重新读取。请再次拖入该文件。',
  'offset-needs-degrees': '坐标[是 {crs} 的]平面坐标，不是经纬度；GCJ-02、BD-09 只有经纬度。请不选加偏，或改正坐标系。',
}
