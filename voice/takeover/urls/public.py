"""Addresses for young people and their parents."""

from django.urls import path

from voice.takeover.views import applying, board, measures, mine, parents, speaking

urlpatterns = [
    path("parent/<str:token>/", parents.parent, name="takeover_parent"),
    path("<str:key>/", board.board, name="takeover_board"),
    path("<str:key>/role/<str:opportunity>/", board.opportunity_page, name="takeover_opportunity"),
    path("<str:key>/apply/", applying.apply, name="takeover_apply"),
    path("<str:key>/apply/help/", applying.help_page, name="takeover_help"),
    path("<str:key>/apply/pause/", applying.pause, name="takeover_pause"),
    path("<str:key>/apply/keep/", applying.keep, name="takeover_keep"),
    path("<str:key>/apply/question/<str:code>/", applying.question, name="takeover_question"),
    path("<str:key>/apply/<str:step>/", applying.step, name="takeover_step"),
    path("<str:key>/speak/", speaking.speak, name="takeover_speak"),
    path("<str:key>/return/", mine.return_page, name="takeover_return"),
    path("<str:key>/mine/", mine.mine, name="takeover_mine"),
    path("<str:key>/mine/take/<str:opportunity>/", mine.take, name="takeover_take"),
    path("<str:key>/mine/leave/", mine.leave, name="takeover_leave"),
    path("<str:key>/mine/diary/", mine.diary, name="takeover_diary"),
    path("<str:key>/mine/diary/<str:entry>/", mine.diary_picture, name="takeover_diary_picture"),
    path(
        "<str:key>/mine/diary/<str:entry>/delete/", mine.diary_delete, name="takeover_diary_delete"
    ),
    path("<str:key>/mine/call/", mine.call, name="takeover_call"),
    path("<str:key>/mine/<str:moment>/", measures.young_items, name="takeover_items"),
    path("<str:key>/mine/<str:moment>/<str:code>/", measures.young_items, name="takeover_item"),
]
