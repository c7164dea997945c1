/** What is wrong with an archive, or with a sealed package. */
export const archiveNotes = {
  'zip-broken': '压缩包损坏或不完整。请重新复制或压缩。',
  'zip-too-many': '压缩包内文件超过 {most} 个。请只压缩需要的文件。',
  'too-many-rows': '文件超过 {most} 百万行，未读入。请按区域分成几个文件后再选入。',
  'line-too-long':
    '一行超过 {most} 百万个字符，未读入。若是多余的引号所致，请改正；若是极大的图形，请改存为 GeoPackage 或 FlatGeobuf。',
  'text-too-large':
    '文件超过 {most} MB，无法作为一个文本整体读入。请分成几个文件，或转为 GeoPackage、FlatGeobuf 后再选入。',
  'zip-too-large': '压缩包解开后超过 {gib} GiB。请分开压缩，或解压后再选入。',
  'zip-in-zip': '压缩包里还有压缩包（{names}），未读取。请先解开里层的压缩包。',
  'zip-encrypted': '压缩包内 {count} 个文件有密码（{names}），未读取。请解压后再选入。',
  'zip-method':
    '压缩包内 {count} 个文件的压缩方法 {method} 不支持（{names}），未读取。请用普通 ZIP（deflate）重新压缩。',
  'zip-ratio': '压缩包内 {count} 个文件解开后异常庞大（{names}），为安全起见未读取。请解压后再选入。',
  'zip-entry-damaged': '压缩包内 {count} 个文件损坏（{names}），未读取。请重新压缩。',
  'zip-same-name': '压缩包内有两个文件同名，或只差大小写（{name}），无法确定以哪个为准。请重新压缩。',
  'zip-link': '压缩包内 {count} 项是链接而不是文件（{names}），未读取。请压缩文件本身。',
  'zip-contradicts': '压缩包对 {count} 个文件前后说法不一（{names}），未读取。请重新压缩。',
  'zip-empty': '压缩包里没有文件。',
  'package-manifest':
    '封存包的 manifest.json 无法使用（{reason}）。该包不是由四至生成，或已被改动；请向制作人重新索取。',
  'package-no-manifest': '压缩包内没有 manifest.json，不是封存包。请选择由“封存包”导出的 zip。',
  'package-name': '封存包内的文件名含有路径跳转、盘符或控制字符（{name}），为安全起见未打开。请向制作人重新索取。',
  'package-entry': '封存包内有文件无法读取（{name}：{reason}）。请重新复制，或向制作人重新索取。',
  'package-too-large': '封存包解开后超过 {gib} GiB，未打开。',
  'package-newer': '封存包由较新版本的四至生成（格式 {format}），本版本无法核验。请更新四至。',
}
