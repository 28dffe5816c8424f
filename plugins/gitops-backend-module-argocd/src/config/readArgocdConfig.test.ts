import { ConfigReader } from '@backstage/config';
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

  it.each<[string, JsonObject, string]>([
    [
      'no name',
      { url: 'https://a.test', token: 't' },
      "'gitops.argocd.instances[0].name'",
    ],
    ['no url', { name: 'hub', token: 't' }, "'gitops.argocd.instances[0].url'"],
    [
      'a url that is none',
      { ...hub, url: 'argocd' },
      'gitops.argocd.instances[0].url is "argocd": it should be an http or https address such as https://argocd.example.com.',
    ],
    [
      'a url of another kind',
      { ...hub, url: 'ftp://a.test' },
      'gitops.argocd.instances[0].url is "ftp://a.test"',
    ],
    [
      'a frontendUrl that is none',
      { ...hub, frontendUrl: '/ui' },
      'gitops.argocd.instances[0].frontendUrl is "/ui"',
    ],
    [
      'no credentials',
      { name: 'hub', url: hub.url },
      'gitops.argocd.instances[name=hub] has no credentials: it should have a token, or username and password.',
    ],
    [
      'half of them',
      { name: 'hub', url: hub.url, username: 'u' },
      'has a username only',
    ],
    [
      'too many',
      { ...hub, username: 'u', password: 'p' },
      'has a token and a username or password: it should have one of the two.',
    ],
    [
      'a file that is not there',
      { ...hub, caFile: '/no/such' },
      'gitops.argocd.instances[name=hub].caFile is "/no/such", which cannot be read',
    ],
    [
      'no certificate',
      { ...hub, caData: 'aGVsbG8=' },
      'gitops.argocd.instances[name=hub].caData holds no certificate',
    ],
    ['both', { ...hub, caData: PEM, caFile: '/x' }, 'has caData and caFile'],
    [
      'no projects',
      { ...hub, projects: [] },
      'gitops.argocd.instances[name=hub].projects is an empty list',
    ],
  ])('says in one sentence what is wrong with %s', (_, instance, sentence) => {
    expect(() => read(own(instance))).toThrow(sentence);
  });

  it('does not repeat credentials that stand in an address', () => {
    const read1 = () => read(own({ ...hub, url: 'https://u:secret@a.test' }));
    expect(read1).toThrow('gitops.argocd.instances[0].url has credentials');
    expect(read1).not.toThrow('secret');
  });

  it('wants one instance of a name', () => {
    expect(() => read(own(hub, hub))).toThrow(
      'gitops.argocd.instances has two instances of the name "hub": every instance needs a name of its own.',
    );
  });
});
