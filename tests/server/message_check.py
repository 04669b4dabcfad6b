"""Checks each message of the server, as it came, against lsprotocol's types."""

from typing import Any

from lsprotocol import converters, types

CONVERTER = converters.get_converter()
ERROR_CODES = {code.value for kind in (types.ErrorCodes, types.LSPErrorCodes) for code in kind}


def without_nulls(value: Any) -> Any:
    """A property that may be null may as a rule be missing, too."""
    if isinstance(value, dict):
        return {key: without_nulls(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [without_nulls(item) for item in value]
    return value


def response_type(method: str) -> type | None:
    """Of the answer to a request."""
    found = types.METHOD_TO_TYPES.get(method)
    return found[1] if found else None


def kind_of(message: dict, answer: type | None) -> type | None:
    """The type of a message; `answer` is that of the answer if the message is one."""
    if "method" not in message:
        return types.ResponseErrorMessage if "error" in message else answer
    method = message["method"]
    assert method in types.METHOD_TO_TYPES, f"LSP has no {method}"
    assert types.message_direction(method) != "clientToServer", method
    return types.METHOD_TO_TYPES[method][0]


def check(value: dict, kind: type) -> None:
    read = CONVERTER.structure(value, kind)
    assert without_nulls(CONVERTER.unstructure(read)) == without_nulls(value)


def check_message(message: dict, answer: type | None = None) -> None:
    """Fails where the message does not fit its type: also for a property that the type lacks."""
    kind = kind_of(message, answer)
    assert kind is not None, f"an answer to what was not asked, or has none: {message}"
    if kind is types.CodeActionResponse:
        # lsprotocol takes an action that bears a command for a command.
        for action in message["result"] or []:
            is_command = isinstance(action.get("command"), str)
            check(action, types.Command if is_command else types.CodeAction)
    else:
        check(message, kind)
    if "error" in message:
        assert message["error"]["code"] in ERROR_CODES, message
    elif "method" not in message:
        assert "result" in message, message
