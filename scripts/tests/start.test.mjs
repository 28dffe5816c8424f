import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, describe, it } from 'node:test';
import { findFreePort } from '../stack/findFreePort.mjs';
import { root } from '../stack/root.mjs';

const data = mkdtempSync(join(tmpdir(), 'gitops-start-'));
after(() => rmSync(data, { recursive: true, force: true }));

/** Runs `npm start` as its script does, and keeps what it prints. */
function start(environment) {
  const child = spawn(
    process.execPath,
    [join(root, 'scripts/run.mjs'), 'start'],
    {
      env: { ...process.env, GITOPS_DATA: data, ...environment },
      detached: true,
    },
  );
  const run = { child, printed: '', code: undefined };
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', text => {
      run.printed += text;
    });
  }
  run.ended = new Promise(resolve => {
    child.on('exit', code => {
      run.code = code;
      resolve();
    });
  });
  return run;
}

async function choosePorts() {
  return {
    GITOPS_APP_PORT: String(await findFreePort()),
    GITOPS_BACKEND_PORT: String(await findFreePort()),
    GITOPS_FLEET_PORT: String(await findFreePort()),
  };
}

function isRefused(url) {
  return fetch(url).then(
    () => false,
    () => true,
  );
}

describe('npm start', () => {
  it('brings everything up, prints the address, and ends all of it on Ctrl-C', async () => {
    const ports = await choosePorts();
    const run = start(ports);
    try {
      for (let second = 0; second < 300 && run.code === undefined; second++) {
        if (/^Open http/m.test(run.printed)) break;
        await sleep(1000);
      }
      const [, url] = /^Open (\S+)/m.exec(run.printed) ?? [];
      assert.ok(url, run.printed);
      assert.equal(
        url,
        `http://localhost:${ports.GITOPS_APP_PORT}/catalog/default/component/checkout-api/deployments`,
      );
      const page = await fetch(url, { headers: { accept: 'text/html' } });
      assert.equal(page.status, 200);
      assert.match(await page.text(), /<div id="root">/);
    } finally {
      // As a terminal does: to everyone in the foreground.
      process.kill(-run.child.pid, 'SIGINT');
    }
    await run.ended;
    assert.equal(run.code, 0, run.printed);
    for (const port of Object.values(ports)) {
      assert.ok(
        await isRefused(`http://127.0.0.1:${port}/`),
        `${port} is open`,
      );
    }
  });

  it('says which port is in use, by whom it is wanted and which variable changes it', async () => {
    const ports = await choosePorts();
    const squatter = createServer();
    await new Promise(resolve => {
      squatter.listen(Number(ports.GITOPS_BACKEND_PORT), '127.0.0.1', resolve);
    });
    try {
      const run = start(ports);
      await run.ended;
      assert.equal(run.code, 1);
      assert.match(
        run.printed,
        new RegExp(
          `Port ${ports.GITOPS_BACKEND_PORT} is in use, and the backend wants it\\..*GITOPS_BACKEND_PORT=`,
        ),
      );
    } finally {
      squatter.close();
    }
  });

  it('says what is wrong with a port', async () => {
    const run = start({ GITOPS_FLEET_PORT: 'seven' });
    await run.ended;
    assert.equal(run.code, 1);
    assert.match(
      run.printed,
      /GITOPS_FLEET_PORT is "seven"\. It should be a port from 1 to 65535\./,
    );
  });
});
