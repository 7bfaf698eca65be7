"""The line between page and kernel, without the 40 ms that Nagle's algorithm adds to a reply."""

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection


class PromptConnection(ZMQChannelsWebsocketConnection):
    """Sends each message at once (TCP_NODELAY): pictures follow a slider half as fast again."""

    async def connect(self) -> None:
        self.websocket_handler.set_nodelay(True)
        await super().connect()
