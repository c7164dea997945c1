/** Installs what is missing, in any shell: quiet and quick when everything is there. */
import { spawnSync } from 'node:child_process'

const npm = (args, stdio) => spawnSync('npm', args, { stdio, shell: process.platform === 'win32' }).status
if (npm(['ls', '--depth=0', '--silent'], 'ignore') !== 0 && npm(['ci', '--no-audit', '--no-fund'], 'inherit') !== 0)
  process.exit(1)
