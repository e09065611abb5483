import type { LiveEvent } from '#contract/live-event.ts';
import { Poller } from '../core/poller.ts';
import { endRefusedStreams, type Follower, notifyFollowers } from './follower.ts';
import { MatterWatch, PACE, type WatchDeps } from './matter-watch.ts';

/**
 * Sends open browsers what happens in their matter. It watches the database, so that it makes no difference
 * which process made the change. Must be closed.
 */
export class LiveEvents {
  readonly #deps: WatchDeps;
  readonly #watches = new Map<string, MatterWatch>();
  /** Polls for sign-outs, which may happen in another process. */
  readonly #guard: Poller;

  constructor(deps: WatchDeps) {
    this.#deps = deps;
    const { clock, onError } = deps;
    this.#guard = new Poller({
      look: async () => {
        await this.#endRefused();
        return PACE;
      },
      ...{ clock, onError, pauseAfterError: PACE },
    });
  }

  /** Sends `follower` the events from now on that its role may see. Returns a function that stops this. */
  follow(follower: Follower): () => void {
    const { matterId } = follower;
    const watch = this.#watches.get(matterId) ?? new MatterWatch(this.#deps, matterId);
    this.#watches.set(matterId, watch);
    watch.followers.add(follower);
    this.#guard.start(PACE);
    return () => {
      watch.followers.delete(follower);
      if (watch.followers.size > 0) return;
      void watch.stop();
      if (this.#watches.get(matterId) === watch) this.#watches.delete(matterId);
    };
  }

  /** Sends an event that no table shows, at once. */
  notify(matterId: string, event: LiveEvent): void {
    notifyFollowers(this.#watches.get(matterId)?.followers ?? [], event, this.#deps.onError);
  }

  /** A job of the matter has changed: browsers see it with the next poll. */
  noteJobs(matterId: string): void {
    this.#watches.get(matterId)?.noteJobs();
  }

  /** Ends the streams of people who signed out or may no longer see the matter. Never rejects. */
  async endRefused(): Promise<void> {
    await this.#endRefused().catch(this.#deps.onError);
  }

  /** Waits for running polls. */
  async close(): Promise<void> {
    const watches = [...this.#watches.values()];
    this.#watches.clear();
    await Promise.all([this.#guard.close(), ...watches.map((watch) => watch.stop())]);
  }

  async #endRefused(): Promise<void> {
    const { database, clock } = this.#deps;
    for (const { followers } of [...this.#watches.values()])
      await endRefusedStreams(database, followers, clock.now());
  }
}
