import { PermissionsService } from '@backstage/backend-plugin-api';
import { gitopsEngineProxyPermission } from '@backstage-gitops/plugin-gitops-common';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { RawReads } from './RawReads';

/** Asks the permission policy before an engine, and before saying whether there is such an engine. */
export class AuthorizedRawReads implements RawReads {
  readonly #inner: RawReads;
  readonly #permissions: Pick<PermissionsService, 'authorize'>;

  constructor(
    inner: RawReads,
    options: { permissions: Pick<PermissionsService, 'authorize'> },
  ) {
    this.#inner = inner;
    this.#permissions = options.permissions;
  }

  async read(...[engine, request, options]: Parameters<RawReads['read']>) {
    const [decision] = await this.#permissions.authorize(
      [{ permission: gitopsEngineProxyPermission }],
      { credentials: options.credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError('You may not read from engines directly');
    }
    return this.#inner.read(engine, request, options);
  }
}
