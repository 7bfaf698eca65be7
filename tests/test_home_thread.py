"""Work that widgets hand over: done on the thread and loop where they were made."""

import asyncio
import threading

from course.widgets.home_thread import HomeThread


def test_without_a_loop_work_is_done_at_once():
    done = []
    home = HomeThread()
    home.post(done.append, 1)
    home.post_once(lambda: done.append(2))
    assert done == [1, 2]


def test_from_another_thread_it_is_done_at_home_and_once():
    async def main():
        home, where = HomeThread(), []

        def work():
            where.append(threading.get_ident())

        def elsewhere():
            for _ in range(5):
                home.post_once(work)

        other = threading.Thread(target=elsewhere)
        other.start()
        other.join()  # the loop waits meanwhile
        assert where == []
        await asyncio.sleep(0)
        home.post_once(work)  # what is asked for later is done again
        return where

    assert asyncio.run(main()) == [threading.get_ident()] * 2
