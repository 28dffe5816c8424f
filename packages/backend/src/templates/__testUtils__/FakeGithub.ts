import { createHash } from 'node:crypto';
import { z } from 'zod/v3';

/** A request to a host's API. */
export type HostRequest = { method: string; path: string; body: unknown };

/** What a host answers. */
export type HostAnswer = { status: number; body?: unknown };

/** A pull request as people would see it. */
export type PullRequest = {
  title: string;
  body: string;
  head: string;
  base: string;
  /** Text by path, null where a file is removed. */
  files: Record<string, string | null>;
};

const blobSchema = z.object({
  content: z.string(),
  encoding: z.literal('base64'),
});
const treeSchema = z.object({
  base_tree: z.string(),
  tree: z.array(z.object({ path: z.string(), sha: z.string().nullable() })),
});
const commitSchema = z.object({
  message: z.string(),
  tree: z.string(),
  parents: z.tuple([z.string()]),
});
const refSchema = z.object({ ref: z.string(), sha: z.string() });
const pullSchema = z.object({
  title: z.string(),
  body: z.string(),
  head: z.string(),
  base: z.string(),
});

const REPOSITORY = '/api/v3/repos/org/platform-gitops';
const BASE = { commit: 'a'.repeat(40), tree: 'b'.repeat(40) };

/** Of GitHub Enterprise Server's REST and GraphQL API what a pull request needs: blobs, a tree, a commit, a ref. */
export class FakeGithub {
  readonly pulls: PullRequest[] = [];
  /** How many files were uploaded. */
  uploads = 0;
  readonly #blobs = new Map<string, string>();
  readonly #trees = new Map<string, Record<string, string | null>>();
  readonly #commits = new Map<string, string>();
  readonly #refs = new Map<string, string>();

  answer({ method, path, body }: HostRequest): HostAnswer | undefined {
    if (method === 'POST' && path === '/api/graphql') {
      return { status: 200, body: { data: { repository: { ref: null } } } };
    }
    if (!path.startsWith(REPOSITORY)) return undefined;
    const place = path.slice(REPOSITORY.length);
    switch (`${method} ${place.split('/').slice(0, 3).join('/')}`) {
      case 'GET ':
        return {
          status: 200,
          body: {
            default_branch: 'main',
            permissions: { admin: false, push: true, pull: true },
          },
        };
      case 'GET /commits':
        return {
          status: 200,
          body: [{ sha: BASE.commit, commit: { tree: { sha: BASE.tree } } }],
        };
      case 'POST /git/blobs':
        return this.#createBlob(blobSchema.parse(body).content);
      case 'POST /git/trees':
        return this.#createTree(treeSchema.parse(body));
      case 'POST /git/commits': {
        const { tree } = commitSchema.parse(body);
        return created(keep(this.#commits, tree));
      }
      case 'POST /git/refs': {
        const { ref, sha } = refSchema.parse(body);
        this.#refs.set(ref.replace('refs/heads/', ''), sha);
        return { status: 201, body: { ref, object: { sha } } };
      }
      case 'POST /pulls':
        return this.#createPull(pullSchema.parse(body));
      default:
        return method === 'HEAD' && place.startsWith('/contents/')
          ? { status: 200 }
          : undefined;
    }
  }

  #createBlob(content: string): HostAnswer {
    this.uploads += 1;
    return created(
      keep(this.#blobs, Buffer.from(content, 'base64').toString('utf8')),
    );
  }

  #createTree({ base_tree, tree }: z.output<typeof treeSchema>): HostAnswer {
    if (base_tree !== BASE.tree) return { status: 422 };
    const files = tree.map(({ path, sha }) => [
      path,
      sha === null ? null : this.#blobs.get(sha),
    ]);
    return created(keep(this.#trees, Object.fromEntries(files)));
  }

  #createPull(asked: z.output<typeof pullSchema>): HostAnswer {
    const head = asked.head.replace(/^org:/, '');
    const tree = this.#commits.get(this.#refs.get(head) ?? '');
    const files = tree && this.#trees.get(tree);
    if (!files) return { status: 422 };
    const number = this.pulls.push({ ...asked, head, files });
    return {
      status: 201,
      body: {
        number,
        html_url: `https://github.example.com/org/platform-gitops/pull/${number}`,
        base: { ref: asked.base },
      },
    };
  }
}

function keep<T>(store: Map<string, T>, value: T): string {
  const sha = createHash('sha1')
    .update(`${store.size} ${JSON.stringify(value)}`)
    .digest('hex');
  store.set(sha, value);
  return sha;
}

function created(sha: string): HostAnswer {
  return { status: 201, body: { sha } };
}
