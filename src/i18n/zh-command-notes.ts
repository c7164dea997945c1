/** What the command line and the readers of files say that is not said before the first map. */
export const commandNotes = {
  'not-flatgeobuf': '不是 FlatGeobuf 文件。请从原软件重新导出。',
  'broken-flatgeobuf': 'FlatGeobuf 损坏，读到第 {read} 个要素后无法继续。请重新复制或导出该文件。',
  'no-crs': '坐标像是米制平面坐标，但文件没有写明坐标系。请在 GeoJSON 中加 crs，例如 EPSG:4524。',
  'crs-from-prefix': '文件未写明坐标系，按东坐标带号前缀判定为 {crs}。',
  'swapped-files': '两个文件不重叠，但交换其中一个的坐标顺序后重叠。请核对经纬度顺序（经度在前）。',
  'null-geometry': '没有图形，此行跳过。',
  'self-crossing': '边线自相交，交点约在（{x}，{y}）。此行未采用，请在该处改正图形。',
  'unknown-option': '不认识的选项 {option}。用 sizhi --help 查看用法。',
  'missing-option': '缺少 {option}。用 sizhi --help 查看用法。',
  'bad-option': '{option} 的值“{value}”不可用，应为 {expected}。',
  'unknown-command': '不认识的命令 {command}。用 sizhi --help 查看用法。',
  'unknown-version': '没有边界版本 {version}。现有：{known}。',
  'unknown-field': '文件里没有字段 {field}。现有字段：{known}。',
  'zones-not-areas': '区域应为面，实为 {found}。此行跳过。',
  'not-a-folder': '不是文件夹，或不存在。请给出含有 park.json 的文件夹。',
  'cannot-write': '无法写入（{reason}）。请检查路径与权限。',
}
