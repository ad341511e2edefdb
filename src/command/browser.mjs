import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { run, runTool } from './run.mjs';

const names = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const mac = ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
  ['/Applications', join(homedir(), 'Applications')].map((folder) =>
    join(folder, `${name}.app/Contents/MacOS/${name}`),
  ),
);

const windows = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];

/** Switches for a browser that runs tests: no sandbox inside containers, no talk of its own. */
export const browserSwitches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The path of a Chromium, Chrome or Edge on this machine, or null. */
export async function findBrowser() {
  const chosen = process.env.CHROME_PATH;
  if (chosen) return works(chosen) ? chosen : null;
  const { chromium } = await import('playwright');
  return [...systemBrowsers(), chromium.executablePath()].find(works) ?? null;
}

/** Finds a browser, or gets one: Playwright's download, else the packages of Debian. */
export async function ensureBrowser() {
  const found = await findBrowser();
  if (found) return found;
  process.stderr.write('No Chrome, Chromium or Edge found: installing one…\n');
  runTool('playwright/cli.js', ['install', 'chromium']);
  const downloaded = await findBrowser();
  if (downloaded) return downloaded;
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    process.env.DEBIAN_FRONTEND = 'noninteractive';
    run('apt-get', ['update', '-q']);
    run('apt-get', ['install', '-y', '-q', 'chromium', 'fonts-noto-cjk']);
  }
  return findBrowser();
}

function systemBrowsers() {
  if (process.platform === 'darwin') return mac;
  if (process.platform === 'win32') {
    const folders = [
      process.env.PROGRAMFILES,
      process.env['PROGRAMFILES(X86)'],
      process.env.LOCALAPPDATA,
    ];
    return folders
      .filter((folder) => folder)
      .flatMap((folder) => windows.map((path) => join(folder, path)));
  }
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/snap/bin'];
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Libraries may be missing, and Ubuntu's `chromium-browser` is a script that asks for a snap. */
function works(path) {
  if (!path || !existsSync(path)) return false;
  if (process.platform !== 'linux') return true;
  return spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0;
}
