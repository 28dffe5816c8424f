import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LoggerService } from '@backstage/backend-plugin-api';
import {
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { RepositoryFiles } from '../layout';
import { checkOut } from '../repository/checkOut';
import { GitRemote, GitRemotes } from '../repository/GitRemotes';
import { readRepositoryFiles } from '../repository/readRepositoryFiles';

/** How long a reading serves everybody who asks; a push re-plans on the newest head anyway. */
const FRESH_MS = 15_000;
/** A host that fails is left alone so long, however fast somebody types. */
const FAILED_MS = 5_000;
const LIMIT_MS = 20_000;

type Reading = {
  files: Promise<RepositoryFiles>;
  /** Absent while it is being read. */
  until?: number;
};

class NotConfiguredError extends Error {}

/** The configured platform repository as it was a moment ago: read once for all who ask meanwhile. */
export class PlatformSnapshot {
  readonly #options: {
    remotes: GitRemotes;
    logger: LoggerService;
    now: () => Date;
    limitMs: number;
  };
  #reading: Reading | undefined;

  constructor(options: {
    remotes: GitRemotes;
    logger: LoggerService;
    now: () => Date;
    /** How long a reading may take, in milliseconds. */
    limitMs?: number;
  }) {
    this.#options = { limitMs: LIMIT_MS, ...options };
  }

  /**
   * The files of the layout on the configured branch, at most 15 seconds old.
   *
   * @throws ServiceUnavailableError with a sentence that names no address; the log has the cause.
   */
  async read(): Promise<RepositoryFiles> {
    const known = this.#reading;
    if (known && (known.until === undefined || this.#now() < known.until)) {
      return known.files;
    }
    const reading: Reading = { files: this.#load() };
    this.#reading = reading;
    try {
      const files = await reading.files;
      reading.until = this.#now() + FRESH_MS;
      return files;
    } catch (error) {
      reading.until = this.#now() + FAILED_MS;
      throw error;
    }
  }

  #now(): number {
    return this.#options.now().getTime();
  }

  async #load(): Promise<RepositoryFiles> {
    const { logger, limitMs } = this.#options;
    try {
      return await load(this.#open(AbortSignal.timeout(limitMs)));
    } catch (error) {
      logger.warn(
        'The platform repository cannot be read for a preview',
        error instanceof Error ? error : new Error(String(error)),
      );
      throw new ServiceUnavailableError(toSentence(error));
    }
  }

  #open(signal: AbortSignal): GitRemote {
    try {
      return this.#options.remotes.open(undefined, { signal });
    } catch (error) {
      throw new NotConfiguredError(String(error));
    }
  }
}

async function load(remote: GitRemote): Promise<RepositoryFiles> {
  const directory = await mkdtemp(join(tmpdir(), 'gitops-preview-'));
  try {
    await checkOut(remote, { directory });
    return await readRepositoryFiles(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function toSentence(error: unknown): string {
  if (error instanceof NotConfiguredError) {
    return 'There is nothing to preview against: gitops.repository.url is not configured, or is no plain http(s) address.';
  }
  if (error instanceof NotAllowedError) {
    return 'The host of the platform repository refused the credentials of Backstage. Ask whoever runs Backstage to give its integration a token that may read it.';
  }
  if (error instanceof NotFoundError) {
    return 'The platform repository of the configuration is not there, or the credentials of Backstage may not see it.';
  }
  if (error instanceof ServiceUnavailableError) {
    return 'The host of the platform repository does not answer, so nothing can be previewed. Try again later.';
  }
  return 'The platform repository cannot be read right now. The log of the backend says why.';
}
