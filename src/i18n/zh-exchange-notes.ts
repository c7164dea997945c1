/** Sentences about GeoPackage, indexed FlatGeobuf and what is written in formats that hold less than a layer has. */
export const exchangeNotes: Readonly<Record<string, string>> = {
  'not-geopackage': '不是 GeoPackage 文件。请从原软件重新导出。',
  'broken-geopackage': 'GeoPackage 损坏[，图层“{layer}”]无法读取。请重新复制或导出该文件。',
  'gpkg-journal':
    '写这个 GeoPackage 的软件中途退出，旁边留有 -journal 文件，数据不完整。请在原软件中打开一次并保存，再导入。',
  'gpkg-wal':
    '这个 GeoPackage 处于日志（WAL）模式：最近的修改可能还在旁边的 .gpkg-wal 文件里，未读到。请在原软件中关闭该文件，或把 .gpkg-wal 一并选入。',
  'gpkg-no-layers': 'GeoPackage 里没有任何图层。请从原软件重新导出。',
  'gpkg-not-features': '图层“{layer}”是 {type}，不是矢量数据，未采用。',
  'gpkg-table-missing': '图层“{layer}”只登记在目录中，没有数据表，未采用。请从原软件重新导出。',
  'gpkg-view': '图层“{layer}”是数据库视图，未采用。请在原软件中另存为图层。',
  'gpkg-virtual': '图层“{layer}”的数据表类型特殊，不能读取，未采用。请在原软件中另存为图层。',
  'gpkg-srs-missing': '图层“{layer}”的坐标系编号 {srs} 在文件中没有定义。请核对坐标系。',
  'gpkg-srs-contradicts':
    '图层“{layer}”的坐标系自相矛盾：编号是 {code}，参数却是 {text}。程序不替您选择，请指定坐标系。',
  'gpkg-worked-out': '字段“{field}”的值由数据库现算，不存在文件中，读入后为空。',
  'read-within-box': '只读取了范围内的要素：全部 {total} 个中的 {read} 个。范围以外的未读，不等于没有。',
  'field-renamed': '字段“{field}”在这种格式里写作“{renamed}”。',
  'choose-layer': '文件里有几个图层：{layers}。请用 --layer 指定其中之一。',
  'cannot-write-format': '不能写成这种格式。可写的格式：{known}。',
  'shapefile-too-large': '写成 Shapefile 会超过 {gb} GB，多数软件打不开。请拆分图层，或用 GeoPackage、FlatGeobuf。',
  'gbk-lacks-characters': '有 GBK 没有的字，文字改用 UTF-8 编码写出（.cpg 已注明）。',
  'fields-left-out': 'DBF 最多 {most} 个字段，后面 {count} 个未写出。',
  'number-left-out': '字段“{field}”有 {count} 个无穷大的数，DBF 不能表示，写作空值。',
  'text-cut': '字段“{field}”有 {count} 个文字超过 {most} 字节，写出时截短了。',
  'host-not-allowed':
    '未读取：本站点建立时没有允许从 {host} 取数据。请由建站人员在 .config/data-hosts.json 中登记，或把文件放进园区文件夹。',
  'host-unreachable': '连不上 {host}，图层未读取。请检查网络，或稍后重新打开园区。',
  'beyond-read-part':
    '这个文件太大，打开时只读取了园区附近的部分；现在四至范围、控制线或危险源已超出当时的范围，超出处有没有人未读，不能认定没有。请重新打开园区或重新导入该文件。',
  'file-changed': '服务器或本机上的文件已被更换，与核对时读取的不是同一个文件。请重新打开园区，按新文件核对。',
  'rest-unreachable': '连不上 {host}，园区周边以外的房屋未读取；园区周边已核对的不受影响。请检查网络，再点“重试”。',
  'range-refused': '服务器不支持分段读取，不能只读取范围内的要素。请让服务器开启 Range，或下载整个文件。',
  'range-too-large': '范围内的要素太多（{count} 个），不能一次读取。请缩小范围。',
}
