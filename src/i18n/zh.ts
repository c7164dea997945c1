import type { Words } from './words.ts'

export const words: Words = {
  notation: {
    metres: (value) => `${value.toFixed(1)} m`,
    percent: (value) => `${(value * 100).toFixed(value > 0 && value < 0.01 ? 1 : 0)} %`,
  },
  unknown: '未知',
  sample: '示意数据',
  severities: { error: '不符合', warning: '关注', notice: '提示' },
  verdicts: {
    inside: '界内',
    'on-line': '压线',
    straddling: '跨界',
    'near-limit': '临界',
    outside: '界外',
    between: '两线之间',
    over: '超员',
    touching: '相接',
    separate: '已分离',
    stale: '过期',
    earlier: '早于批复',
    mismatch: '不一致',
    'too-near': '间距不足',
  },
  statuses: { draft: '草案', submitted: '报批', approved: '批复', void: '废止', living: '居住', moved: '已迁出' },
  grades: ['', '一级', '二级', '三级', '四级'],
  layers: {
    boundary: '四至范围',
    control_line: '土地规划安全控制线',
    hazard_source: '重大危险源',
    risk_contour: '个人风险等值线',
    protection_target: '防护目标',
    enterprise: '企业厂区',
    production_area: '生产功能区',
    survey_coverage: '普查范围',
    road: '道路',
    water: '水系',
    label: '地名',
    material: '材料',
  },
  shapes: { point: '点', line: '线' },
  targets: {
    residence: '居民点',
    dormitory: '倒班宿舍',
    school: '学校',
    kindergarten: '幼儿园',
    hospital: '医院',
    clinic: '卫生所',
    nursing_home: '养老院',
    market: '市场',
    hotel: '旅馆',
    assembly: '人员聚集场所',
    religious: '宗教场所',
    office: '办公',
    other: '其他',
  },
  materials: {
    overall_plan: '总体规划',
    industry_plan: '产业规划',
    risk_assessment: '整体性安全风险评估',
    control_line: '土地规划安全控制线',
    closed_management: '封闭化管理方案',
    emergency_plan: '应急预案',
    hazard_register: '重大危险源台账',
    relocation_plan: '搬迁方案',
    other: '其他材料',
  },
  place({ file, row }, rows) {
    if (file === undefined) return ''
    return row === undefined ? `${file}：` : `${file} 第 ${rows ?? row} 行：`
  },
  notes: {
    'empty-file': '文件是空的。请重新导出该文件。',
    'not-utf8': '文件编码不是 UTF-8。请另存为 UTF-8 后再试。',
    'not-json': '不是有效的 JSON（第 {line} 行，第 {character} 个字符处）。请从原软件重新导出。',
    'json-ends-early': 'JSON 在第 {line} 行中断，文件不完整。请重新复制或导出该文件。',
    'not-geojson': '是 JSON，但不是 GeoJSON。请导出为 GeoJSON 要素集（FeatureCollection）。',
    'unknown-format': '无法识别的文件格式。可用格式：{known}。',
    'file-missing': '文件不存在。请核对文件名和所在文件夹；园区文件夹请核对 park.json。',
    'unreadable-file': '文件无法读取（{reason}）。请检查路径与权限。',
    'no-park-json':
      '文件夹中没有 park.json（找到：{found}）。请选择含有 park.json 的园区文件夹，写法见 data/README.md。',
    'not-a-manifest': '不是园区说明文件：应为含 layers 列表的 JSON 对象。写法见 data/README.md。',
    'manifest-field': '{field} 应为 {expected}，实为 {found}。请改正后再试，写法见 data/README.md。',
    'unknown-crs': '坐标系 {crs} 不在支持之列。请用 EPSG:4490、EPSG:4326 或 CGCS2000 高斯-克吕格 EPSG:4491 至 4554。',
    'crs-contradiction': '文件写明 {crs}，park.json 写的是 {frame}。请核对后改正其中之一。',
    'swapped-axes':
      '坐标顺序像是写反了（读到 {x}，{y}）；应为经度在前、纬度在后，平面坐标东坐标在前。共 {count} 行未采用（全部 {of} 行），请交换后再试。',
    'metres-in-degree-frame':
      '坐标不是经纬度（读到 {x}，{y}），与坐标系 {frame} 不符。共 {count} 行未采用（全部 {of} 行），请改正坐标系。',
    'degrees-in-metre-frame':
      '坐标像是经纬度（读到 {x}，{y}），与坐标系 {frame} 不符。共 {count} 行未采用（全部 {of} 行），请改正坐标系。',
    'outside-zone':
      '坐标（{x}，{y}）不在 {frame} 的范围内，带号或坐标系可能有误。共 {count} 行未采用（全部 {of} 行），请核对。',
    'far-from-park': '位置（{x}，{y}）离园区所在带太远。共 {count} 行未采用（全部 {of} 行），请核对坐标或带号。',
    'bad-coordinates': '坐标不是数字。未采用[（共 {count} 行）]，请改正坐标。',
    'bad-geometry': '图形类型无法识别。未采用[（共 {count} 行）]，请改正 geometry。',
    'mixed-collection': '一个要素里混有点、线、面。未采用[（共 {count} 行）]，请拆成几个要素。',
    'not-a-feature': '不是 GeoJSON 要素。未采用[（共 {count} 行）]，请改正。',
    'short-line': '线少于两个不同的点。未采用[（共 {count} 行）]，请补全。',
    'short-ring': '面的外环少于三个不同的点。未采用[（共 {count} 行）]，请补全。',
    'no-geometry': '没有图形，无法判断位置。此行未采用，请补上坐标。',
    'wrong-geometry': '“{layer}”应为面，实为{found}。此行未采用，请改为面。',
    'line-taken-as-area': '闭合线按面处理。',
    'rings-closed': '{count} 个未闭合的环已闭合。',
    'rings-wound': '{count} 个环的方向已调整。',
    'duplicate-id': '编号 {id} 重复，此行改用 {renamed}。',
    'ids-of-another-layer': '{count} 个编号与同类其他图层重复，已在编号后加文件名。',
    'field-missing': '缺少必填字段 {field}。请补上。',
    'field-wrong': '字段 {field} 应为 {expected}，实为 {found}；按未知处理。请改正。',
    'no-rows': '文件里没有要素。',
    'layer-lost': '没有一行可用，此图层按“无数据”处理。请按上面的提示改正。',
    'nothing-dropped': '没有可读的文件。请拖入含有 park.json 的园区文件夹。',
  },
}

/** Words of the page come by themselves: the worker and the command line do without. */
export const page = () => import('./zh-page.ts')

/** Sentences about imports, corrections and keeping: fetched when there is one to say. */
export const notes = () => import('./zh-notes.ts')

/** Words of the panels that come after the first map. */
export const panels = () => import('./zh-panels.ts')
