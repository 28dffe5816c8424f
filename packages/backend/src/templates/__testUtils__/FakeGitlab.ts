import { z } from 'zod/v3';
import { HostAnswer, HostRequest } from './FakeGithub';

const mergeRequestSchema = z.object({
  source_branch: z.string(),
  target_branch: z.string(),
  title: z.string(),
  description: z.string(),
  remove_source_branch: z.boolean(),
});

const PROJECT = '/api/v4/projects/org/platform-gitops';

/** Of GitLab's REST API what a merge request of a branch that is there needs. */
export class FakeGitlab {
  readonly mergeRequests: z.output<typeof mergeRequestSchema>[] = [];

  /** @param hasBranch - whether the repository has a branch */
  constructor(private readonly hasBranch: (name: string) => Promise<boolean>) {}

  async answer({
    method,
    path,
    body,
  }: HostRequest): Promise<HostAnswer | undefined> {
    if (!path.startsWith(PROJECT)) return undefined;
    const place = path.slice(PROJECT.length);
    if (method === 'GET' && place === '') {
      return { status: 200, body: { id: 1, default_branch: 'main' } };
    }
    if (method === 'GET' && place.startsWith('/repository/branches/')) {
      const name = place.slice('/repository/branches/'.length);
      if (!(await this.hasBranch(name))) return { status: 404 };
      const web = `https://gitlab.example.com/org/platform-gitops/-/tree/${name}`;
      return { status: 200, body: { name, web_url: web } };
    }
    if (method === 'POST' && place === '/merge_requests') {
      const iid = this.mergeRequests.push(mergeRequestSchema.parse(body));
      const page = 'https://gitlab.example.com/org/platform-gitops/-';
      return {
        status: 201,
        body: { iid, web_url: `${page}/merge_requests/${iid}` },
      };
    }
    return undefined;
  }
}
