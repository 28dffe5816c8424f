import { ConfigReader } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArgocdConfig } from './readArgocdConfig';

const read = (config: JsonObject) => readArgocdConfig(new ConfigReader(config));
const own = (...instances: JsonObject[]) => ({
  gitops: { argocd: { instances } },
});
const hub = { name: 'hub', url: 'https://argocd.test/', token: 't' };
const noCertificate = join(__dirname, 'readArgocdConfig.ts');
const PEM = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';

describe('readArgocdConfig', () => {
  it('reads nothing where nothing is', () => {
    expect(read({})).toEqual([]);
  });

  it('reads our instances', () => {
    const [first, second] = read(
      own(
        {
          ...hub,
          frontendUrl: 'https://argocd.people.test/ui/',
          projects: ['a', 'b'],
          caData: Buffer.from(PEM).toString('base64'),
        },
        {
          name: 'lab',
          url: 'http://127.0.0.1:7020/argocd',
          username: 'u',
          password: 'p',
          skipTLSVerify: true,
        },
      ),
    );
    expect(first).toMatchObject({
      name: 'hub',
      url: 'https://argocd.test',
      frontendUrl: 'https://argocd.people.test/ui',
      auth: { token: 't' },
      authConfigKey: 'gitops.argocd.instances[name=hub].token',
      ca: PEM,
      skipTLSVerify: false,
      projects: ['a', 'b'],
    });
    expect(second).toMatchObject({
      url: 'http://127.0.0.1:7020/argocd',
      auth: { username: 'u', password: 'p' },
      authConfigKey: 'gitops.argocd.instances[name=lab].username and .password',
      skipTLSVerify: true,
    });
  });

  it('reads those of the existing plugins unchanged; ours hold where both name one', () => {
    const config = {
      ...own(hub),
      argocd: {
        username: 'shared',
        password: 'secret',
        appLocatorMethods: [
          {
            type: 'config',
            instances: [
              { name: 'hub', url: 'https://other.test', token: 'x' },
              { name: 'eu', url: 'https://eu.test', token: 'y' },
              { name: 'us', url: 'https://us.test' },
              {
                name: 'asia',
                url: 'https://asia.test',
                username: 'a',
                password: 'b',
              },
            ],
          },
          { type: 'other' },
        ],
      },
    };
    expect(
      read(config).map(({ name, url, auth }) => [name, url, auth]),
    ).toEqual([
      ['hub', 'https://argocd.test', { token: 't' }],
      ['eu', 'https://eu.test', { token: 'y' }],
      ['us', 'https://us.test', { username: 'shared', password: 'secret' }],
      ['asia', 'https://asia.test', { username: 'a', password: 'b' }],
    ]);
  });

  it('reads a file of certificates', () => {
    const caFile = join(mkdtempSync(join(tmpdir(), 'argocd-')), 'ca.pem');
    writeFileSync(caFile, PEM);
    expect(read(own({ ...hub, caFile }))[0].ca).toBe(PEM);
  });

  it.each<[JsonObject, string]>([
    [
      { url: hub.url, token: 't' },
      '[0].name has no value; it should be what this Argo CD is called on screen.',
    ],
    [
      { ...hub, name: 7 },
      '[0].name has 7; it should be what this Argo CD is called on screen.',
    ],
    [
      { name: 'hub', token: 't' },
      '[0].url has no value; it should be an http or https address such as https://argocd.example.com.',
    ],
    [
      { ...hub, url: 'argocd' },
      '[0].url has "argocd"; it should be an http or https address such as https://argocd.example.com.',
    ],
    [
      { ...hub, url: 'ftp://a.test' },
      '[0].url has "ftp://a.test"; it should be an http or https address such as https://argocd.example.com.',
    ],
    [
      { ...hub, url: 'https://u:secret@a.test' },
      '[0].url has credentials in it; it should be an address without them, with token, or username and password, beside it.',
    ],
    [
      { ...hub, url: 'https://a.test/?token=secret' },
      '[0].url has "https://a.test/?…"; it should be an http or https address such as https://argocd.example.com.',
    ],
    [
      { ...hub, frontendUrl: '/ui' },
      '[0].frontendUrl has "/ui"; it should be an http or https address such as https://argocd.example.com.',
    ],
    [
      { name: 'hub', url: hub.url },
      '[0] has no credentials; it should be an instance with a token, or with username and password.',
    ],
    [
      { name: 'hub', url: hub.url, username: 'u' },
      '[0] has a username only; it should be an instance with username and password, or with a token.',
    ],
    [
      { name: 'hub', url: hub.url, password: 'secret' },
      '[0] has a password only; it should be an instance with username and password, or with a token.',
    ],
    [
      { ...hub, token: ['secret'] },
      '[0].token has something that is no text; it should be a text, in quotes where it is only digits.',
    ],
    [
      { ...hub, username: 'u', password: 'secret' },
      '[0] has a token and a username or password; it should be an instance with one of the two.',
    ],
    [
      { ...hub, skipTLSVerify: 'perhaps' },
      '[0].skipTLSVerify has "perhaps"; it should be true or false.',
    ],
    [
      { ...hub, caFile: '/no/such' },
      '[0].caFile has "/no/such", which cannot be read; it should be the path of a file with PEM certificates.',
    ],
    [
      { ...hub, caFile: noCertificate },
      `[0].caFile has "${noCertificate}", which holds no certificate; it should be the path of a file with PEM certificates.`,
    ],
    [
      { ...hub, caData: 'aGVsbG8=' },
      '[0].caData has no certificate; it should be PEM certificates, plain or in base64.',
    ],
    [
      { ...hub, caData: PEM, caFile: '/x' },
      '[0] has caData and caFile; it should be an instance with one of the two.',
    ],
    [
      { ...hub, projects: [] },
      '[0].projects has a list of 0; it should be a list of names of projects, or left out to read all.',
    ],
    [
      { ...hub, projects: 'services' },
      '[0].projects has "services"; it should be a list of names of projects, or left out to read all.',
    ],
    [
      { ...hub, frontendURL: 'https://a.test', insecure: true },
      '[0] has "frontendURL", "insecure", which nothing reads; it should be removed or spelled as documented.',
    ],
  ])('refuses %j in one sentence', (instance, sentence) => {
    const told = toRefusal(own(instance));
    expect(told).toBe(`Configuration key gitops.argocd.instances${sentence}`);
    expect(told).not.toContain('secret');
  });

  it.each<[JsonObject, string]>([
    [
      own(hub, hub),
      'gitops.argocd.instances has two instances named "hub"; it should be a list in which each name stands once.',
    ],
    [
      { gitops: { argocd: { instances: hub } } },
      'gitops.argocd.instances has an object; it should be a list of blocks.',
    ],
    [
      { gitops: { argocd: { instances: [hub, 'eu'] } } },
      'gitops.argocd.instances[1] has "eu"; it should be a block.',
    ],
    [
      { gitops: { argocd: [hub] } },
      'gitops.argocd has a list of 1; it should be a block with instances.',
    ],
    [
      { gitops: { argocd: { instance: [hub] } } },
      'gitops.argocd has "instance", which nothing reads; it should be removed or spelled as documented.',
    ],
    [
      { argocd: { appLocatorMethods: [{ instances: [{ name: 'eu' }] }] } },
      'argocd.appLocatorMethods[0].instances[0].url has no value; it should be an http or https address such as https://argocd.example.com.',
    ],
  ])('refuses the configuration %j in one sentence', (config, sentence) => {
    expect(toRefusal(config)).toBe(`Configuration key ${sentence}`);
  });

  it('leaves alone what only the existing plugins read', () => {
    const instance = { ...hub, refreshInterval: 5 };
    const config = {
      argocd: { appLocatorMethods: [{ instances: [instance] }] },
    };
    expect(read(config)).toHaveLength(1);
  });
});

function toRefusal(config: JsonObject): string {
  try {
    read(config);
  } catch (error) {
    return error instanceof InputError ? error.message : `not ours: ${error}`;
  }
  return 'nothing refused';
}
